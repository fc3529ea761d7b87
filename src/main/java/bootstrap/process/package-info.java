/** Starts programs: what to run, as whom, how long, and what came of it. The only room that uses zt-exec. */
@NullMarked
package bootstrap.process;

import org.jspecify.annotations.NullMarked;
