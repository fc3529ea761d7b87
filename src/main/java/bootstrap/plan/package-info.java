/** What would change on this box: profile, facts and probes become a plan; reads only. */
@NullMarked
package bootstrap.plan;

import org.jspecify.annotations.NullMarked;
