package bootstrap.component;

import bootstrap.facts.Box;

/** What is known when a change is decided: the box as read, and what apt could install. */
public record Outlook(Box box, Candidates candidates) {}
