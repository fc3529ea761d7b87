package bootstrap.facts;

/** A package that stands for another (Debian Policy 7.5), as {@code version} of it, or "" for none in particular. */
public record Provider(String name, String version) {}
