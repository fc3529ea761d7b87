package bootstrap.cli;

import bootstrap.apply.Progress;

/** Shows the progress of an apply until closed; closing twice does no harm. */
interface Painter extends Progress, AutoCloseable {
    @Override
    void close();
}
