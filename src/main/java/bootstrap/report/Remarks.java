package bootstrap.report;

import bootstrap.component.AptPackage;
import bootstrap.component.AptRepository;
import bootstrap.component.Change;
import bootstrap.component.Component;
import bootstrap.component.DownloadedFile;
import bootstrap.component.GuardedRun;
import bootstrap.component.ManagedFile;
import bootstrap.component.Membership;
import bootstrap.component.RustToolchain;
import bootstrap.component.Service;
import bootstrap.component.VirtualEnvironment;
import bootstrap.process.As;

/** What a person should know of a change before agreeing to it. */
record Remarks(String targetUser) {
    /** "" where there is nothing to remark, and where nothing would be done. */
    String on(Component component, Change change) {
        return change.effects().isEmpty() ? "" : on(component);
    }

    private String on(Component component) {
        return switch (component) {
            case AptPackage apt -> "";
            case Service service -> "";
            case RustToolchain rust -> as(As.TARGET);
            case VirtualEnvironment venv -> as(As.TARGET);
            case GuardedRun run -> as(run.as());
            case ManagedFile file -> as(file.owner());
            case DownloadedFile file -> as(file.owner());
            case AptRepository repository -> "trusts its key";
            case Membership member -> (member.equalsRoot() ? "equals root, " : "") + "log in again afterwards";
        };
    }

    /** Where root is set up for itself there is nobody else to tell from. */
    private String as(As whom) {
        return targetUser.equals("root")
                ? ""
                : switch (whom) {
                    case TARGET -> "as " + targetUser;
                    case ROOT -> "as root";
                };
    }
}
