/** Profiles: named lists of steps, read strictly from YAML, judged on a box. The only room that uses SnakeYAML. */
@NullMarked
package bootstrap.profile;

import org.jspecify.annotations.NullMarked;
