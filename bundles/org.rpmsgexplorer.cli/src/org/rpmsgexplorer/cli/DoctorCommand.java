// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.doctor.Doctor;
import org.rpmsgexplorer.core.doctor.Finding;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at everything that a board needs and says what is missing. */
@Command(name = "doctor", mixinStandardHelpOptions = true,
        description = {"Look at everything that a board needs, line by line, and say what is missing and what to do.",
                "Works without Java and without rights on the board. Exit code 1 where there is a problem."},
        footer = {"", "Examples:", "  rpmsg doctor -b root@192.0.2.1"})
final class DoctorCommand implements Callable<Integer> {
    private static final int SUBJECT_WIDTH = 18;
    private static final int LEVEL_WIDTH = 9;

    @Mixin
    private BoardOption board;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final List<Finding> findings = new ArrayList<>();

    private record Line(String level, String subject, String text, String advice) {
        Line(Finding finding) {
            this(word(finding.level()), finding.subject(), finding.text(), finding.advice());
        }
    }

    private record Report(String board, long problems, long warnings, List<Line> findings) {
    }

    @Override
    public Integer call() throws Exception {
        try (StepLine steps = new StepLine()) {
            Consumer<Finding> sink = finding -> {
                findings.add(finding);
                steps.close();
                if (!json) {
                    print(finding);
                }
            };
            if (board.virtualName().isEmpty() || VirtualBoardFindings.check(board.virtualName().get(), sink)) {
                examine(steps, sink);
            }
        }
        long problems = count(Finding.Level.PROBLEM);
        if (json) {
            Json.print(new Report(board.text(), problems, count(Finding.Level.WARNING), findings.stream().map(Line::new)
                    .toList()));
        } else {
            System.out.println();
            System.out.println(problems > 0 ? "There "
                    + (problems == 1 ? "is 1 problem." : "are " + problems + " problems.")
                    : "Nothing that a board needs is missing.");
        }
        return problems > 0 ? 1 : 0;
    }

    private void examine(Progress steps, Consumer<Finding> sink) throws Exception {
        new Doctor(board.target(), new TerminalSignIn(), steps, sink).run();
    }

    private long count(Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private static String word(Finding.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static void print(Finding finding) {
        System.out.println(pad(word(finding.level()), LEVEL_WIDTH) + pad(finding.subject(), SUBJECT_WIDTH)
                + finding.text());
        finding.advice().lines().forEach(line -> System.out.println(" ".repeat(LEVEL_WIDTH + SUBJECT_WIDTH) + line));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
