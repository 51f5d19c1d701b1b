// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what lets a shell complete commands and options. */
@Command(name = "completion", mixinStandardHelpOptions = true,
        description = "Print a script that lets a shell complete commands and options of rpmsg and ./rpmsg with the tab key.",
        footer = {"", "Examples:", "  source <(./rpmsg completion bash)", "  source <(./rpmsg completion zsh)"})
final class CompletionCommand implements Callable<Integer> {
    /** One script is for both: in zsh it turns on what understands bash's. */
    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    private enum Shell {
        bash, zsh
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        System.out.print(AutoComplete.bash(root.getCommandName(), root));
        System.out.println("complete -F _complete_rpmsg -o default ./rpmsg");
        return 0;
    }
}
