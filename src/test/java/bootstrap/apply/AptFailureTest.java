package bootstrap.apply;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Outcome.Cause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AptFailureTest {
    @ParameterizedTest
    @CsvSource({
        "E: Release file for x is not valid yet (invalid for another 1d), clock of this box is behind",
        "E: Release file for x is expired (invalid since 2d), the mirror is stale",
    })
    void theClockIsNamedWhereItMayBeWrong(String said, String meaning) {
        assertThat(AptFailure.meaning(said)).contains(meaning);
        assertThat(AptFailure.meaning("E: Unable to locate package")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGRITY | E: The repository 'https://x.example noble InRelease' is not signed.",
                "INTEGRITY | E: The repository 'https://x.example noble InRelease' is no longer signed.",
                "INTEGRITY | W: GPG error: https://x.example noble InRelease: NO_PUBKEY 7EA0A9C3F273FCD8",
                "INTEGRITY | The following signatures were invalid: EXPKEYSIG 7EA0A9C3F273FCD8 Docker Release",
                "INTEGRITY | The following signatures were invalid: BADSIG 7EA0A9C3F273FCD8 Docker Release",
                "INTEGRITY | The following signatures were invalid: REVKEYSIG 7EA0A9C3F273FCD8 Docker Release",
                "INTEGRITY | E: Release file for http://x/InRelease is not valid yet (invalid for another 1d 3h).",
                "INTEGRITY | E: Release file for http://x/InRelease is expired (invalid since 3d 2h).",
                "INTEGRITY | E: Failed to fetch http://x/bc_1.deb  Hash Sum mismatch",
                "BUSY | E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4711 (apt)",
                "BUSY | E: Unable to lock directory /var/lib/apt/lists/",
                "CANNOT_CREATE | E: You don't have enough free space in /var/cache/apt/archives/.",
                "CANNOT_CREATE | E: Write error - write (28: No space left on device)",
                "CANNOT_CREATE | dpkg: error: unable to create file: Read-only file system",
                "NETWORK | E: Failed to fetch http://x/bc.deb  404  Not Found [IP: 10.0.0.1 80]",
                "NETWORK | E: Failed to fetch http://x/InRelease  Temporary failure resolving 'x'",
                "NETWORK | Could not connect to x:80 (10.0.0.1), connection timed out",
                "STEP | E: Unable to locate package nosuch",
                "STEP | E: Package 'aa' has no installation candidate",
                "STEP | E: Sub-process /usr/bin/dpkg returned an error code (1)",
                "STEP | E: Held packages were changed and -y was used without --allow-change-held-packages.",
                "STEP | E: Packages need to be removed but remove is disabled.",
                "STEP | ''"
            })
    void wordsOfAptChooseTheKindOfFailure(Cause cause, String said) {
        assertThat(AptFailure.cause("W: something else\n" + said + "\n")).isEqualTo(cause);
    }
}
