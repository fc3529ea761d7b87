package bootstrap.facts;

import bootstrap.process.CommandRunner;

/** The lists that a transaction makes outdated: packages and users, each read on first use. */
record Lists(Tree tree, CommandRunner reading, Once<Packages> packages, Once<Fact<Accounts>> accounts) {
    static Lists unread(Tree tree, CommandRunner reading) {
        return new Lists(
                tree, reading, new Once<>(() -> StatusFile.read(tree)), new Once<>(() -> Accounts.read(tree, reading)));
    }

    Lists again() {
        return unread(tree, reading);
    }
}
