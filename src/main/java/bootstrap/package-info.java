/** Builds the real objects and ends the process. */
@NullMarked
package bootstrap;

import org.jspecify.annotations.NullMarked;
