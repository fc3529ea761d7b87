package bootstrap.facts;

import java.time.LocalDate;

/** The last day of a release's standard support, as it was known on the day {@code asOf}. */
public record Lifetime(LocalDate standardSupportEnds, LocalDate asOf) {}
