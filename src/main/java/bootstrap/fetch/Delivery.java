package bootstrap.fetch;

import java.time.Duration;

/** One file on its way: tries, pauses, the check of its hash, the last step to its name. */
record Delivery(Wanted wanted, PartFile part, Attempt attempt, Backoff backoff, Downloader.Pause pause) {
    private static final int TRIES = 4;

    /** Ends with the part file gone, unless a later run can go on with it. */
    Fetched run() throws PartFile.Trouble, InterruptedException {
        try {
            if (!wanted.isPinned()) {
                part.restart(); // What an earlier run left may be of another file by now.
            }
            Fetched outcome = isComplete() ? settle(new Tried.Complete("", "")) : tries();
            if (!wanted.isPinned() || !(outcome instanceof Fetched.Unreachable) || part.size() == 0) {
                part.discard();
            }
            return outcome;
        } catch (PartFile.Trouble e) {
            part.discard();
            throw e;
        }
    }

    private boolean isComplete() throws PartFile.Trouble {
        return part.size() > 0 && part.sha256().equals(wanted.sha256());
    }

    /** Troubles that pass get a few tries; wrong bytes get one clean one, since an old part may have spoiled them. */
    private Fetched tries() throws PartFile.Trouble, InterruptedException {
        int cleanTries = 1;
        for (int tried = 1; ; tried++) {
            switch (attempt.run()) {
                case Tried.Over(Fetched outcome) -> {
                    return outcome;
                }
                case Tried.Complete complete -> {
                    Fetched settled = settle(complete);
                    if (!(settled instanceof Fetched.Mismatch) || cleanTries-- == 0) {
                        return settled;
                    }
                }
                case Tried.Again(String reason, Duration asked) -> {
                    Duration wait = backoff.after(tried, asked);
                    if (tried >= TRIES || attempt.deadline().left().compareTo(wait) <= 0) {
                        return new Fetched.Unreachable(reason + "; gave up at try " + tried);
                    }
                    pause.last(wait);
                }
            }
        }
    }

    private Fetched settle(Tried.Complete complete) throws PartFile.Trouble {
        boolean html = complete.isHtml() || part.looksLikeHtml();
        String found = part.sha256();
        if (wanted.isPinned() ? found.equals(wanted.sha256()) : !html) {
            long bytes = part.size();
            part.publish(wanted.mode());
            return new Fetched.Done(wanted.to(), bytes);
        }
        part.restart();
        return html ? complete.loginPage() : new Fetched.Mismatch(wanted.sha256(), found);
    }
}
