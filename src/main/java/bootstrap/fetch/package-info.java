/**
 * Files from the network, each with its hash known beforehand. The caller chooses a directory of the right owner for
 * the target: what is written belongs to whoever runs this.
 */
@NullMarked
package bootstrap.fetch;

import org.jspecify.annotations.NullMarked;
