/** Commands, options, exit codes and streams. The only room that uses picocli. */
@NullMarked
package bootstrap.cli;

import org.jspecify.annotations.NullMarked;
