package bootstrap.check;

import java.time.Duration;

/** An expectation with the verdict on it and how long that took. */
public record Judged(Expectation expectation, Verdict verdict, Duration took) {}
