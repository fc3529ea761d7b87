package bootstrap.preflight;

import bootstrap.fetch.Reach;
import bootstrap.fetch.Reachability;
import bootstrap.process.CommandRunner;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Whether the hosts that are needed can be reached. */
record NetworkLook(Reachability reachability, CommandRunner reading, Skips skips) {
    /** The findings, and what the clocks of apt's archives say. */
    record Seen(List<Finding> findings, List<Instant> clocks) {
        Seen {
            findings = List.copyOf(findings);
            clocks = List.copyOf(clocks);
        }
    }

    Seen seen(List<Need> needs) {
        var wanted = needs.stream().filter(need -> !skips.cover(need.id())).toList();
        var way = wanted.stream().anyMatch(NetworkLook::isOfApt) ? AptWay.asked(reading) : AptWay.COMMON;
        var judged = wanted.stream()
                .filter(need -> way != AptWay.OWN_PROXY || !isOfApt(need))
                .toList();
        var looked =
                reachability.look(judged.stream().map(Need::origin).distinct().toList());
        var worst = new LinkedHashMap<String, Finding>();
        judged.forEach(need -> worst.merge(
                need.id(),
                finding(need, answer(need, looked), way),
                BinaryOperator.maxBy(Comparator.comparing(Finding::severity))));
        var findings = new ArrayList<>(worst.values());
        if (judged.size() < wanted.size()) {
            findings.add(Finding.info(
                    "network", "apt goes through a proxy of its own, so its archives were not looked at", ""));
        }
        return new Seen(findings, clocks(judged, looked));
    }

    private static boolean isOfApt(Need need) {
        return need.who() == Need.Who.APT;
    }

    private static Reach answer(Need need, Map<URI, Reach> looked) {
        return looked.getOrDefault(need.origin(), new Reach.Unreachable(need.host() + ": nobody looked"));
    }

    private static List<Instant> clocks(List<Need> judged, Map<URI, Reach> looked) {
        return judged.stream()
                .filter(NetworkLook::isOfApt)
                .map(need -> answer(need, looked))
                .filter(Reach.Answered.class::isInstance)
                .flatMap(reach -> ((Reach.Answered) reach).date().stream())
                .toList();
    }

    private static Finding finding(Need need, Reach reach, AptWay way) {
        return switch (reach) {
            case Reach.Answered(var date, String issuer, Reach.Voucher voucher) -> answered(need, issuer, voucher);
            case Reach.Unreachable(String reason) ->
                Finding.error(
                        need.id(),
                        Foreseen.NETWORK,
                        reason,
                        need.who().words() + " needs it; check the network, and https_proxy and http_proxy");
            case Reach.Untrusted(String issuer, String reason) -> {
                boolean aptMayTrust = way == AptWay.OWN_TRUST && isOfApt(need);
                yield new Finding(
                        need.id(),
                        aptMayTrust ? Severity.WARNING : Severity.ERROR,
                        Foreseen.NETWORK,
                        reason.contains(issuer) ? reason : reason + " (issued by " + issuer + ")",
                        need.who().words() + " needs it; --ca-bundle FILE adds the authority of your network");
            }
        };
    }

    private static Finding answered(Need need, String issuer, Reach.Voucher voucher) {
        return switch (voucher) {
            case ADDED ->
                Finding.info(
                        need.id(),
                        need.host() + " answers, through somebody who signs TLS anew: " + issuer,
                        "it is trusted because of --ca-bundle");
            case USUAL, NOBODY -> Finding.ok(need.id(), need.host() + " answers");
        };
    }
}
