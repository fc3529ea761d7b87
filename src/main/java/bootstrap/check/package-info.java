/** What must be true of the finished box, and the verdicts on it. */
@NullMarked
package bootstrap.check;

import org.jspecify.annotations.NullMarked;
