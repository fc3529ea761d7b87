package bootstrap.apply;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Restarts.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartsTest {
    @Test
    void servicesAreListed() {
        assertThat(Restarts.read("""
                        NEEDRESTART-VER: 3.6
                        NEEDRESTART-KCUR: 6.8.0-31-generic
                        NEEDRESTART-KSTA: 1
                        NEEDRESTART-SVC: cron.service
                        NEEDRESTART-SVC: ssh.service
                        NEEDRESTART-SESS: alice @ session #3
                        """).services()).containsExactly("cron.service", "ssh.service");
    }

    @ParameterizedTest
    @CsvSource({"0, CURRENT", "1, CURRENT", "2, NEWER_WAITS", "3, NEWER_WAITS"})
    void aNewerKernelWaits(String status, Kernels kernels) {
        assertThat(Restarts.read("NEEDRESTART-KSTA: " + status + "\n").kernels())
                .isEqualTo(kernels);
    }

    @Test
    void noAnswerIsNothing() {
        assertThat(Restarts.read("")).isEqualTo(Restarts.NONE);
    }
}
