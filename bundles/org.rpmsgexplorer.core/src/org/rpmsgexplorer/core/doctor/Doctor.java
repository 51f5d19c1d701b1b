// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.doctor;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.agent.AgentDeployment;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Leftover;
import org.rpmsgexplorer.core.probe.BoardProbe;
import org.rpmsgexplorer.core.probe.Survey;
import org.rpmsgexplorer.core.ssh.RememberedSignIn;
import org.rpmsgexplorer.core.ssh.SignIn;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.core.ssh.SshTarget;

/**
 * Looks at everything that a board needs, from the network to an agent that runs, and says what is missing.
 *
 * <p>It stops at nothing: what cannot be looked at, because something before it fails, is left out or unknown. The only
 * thing that stays on the board is the agent's folder, as after every connection.
 */
public final class Doctor {
    /** The subject of what is found about signing in. */
    public static final String SIGN_IN = "Sign-in";

    private static final int SHOWN = 8;

    private final SshTarget target;
    private final SignIn signIn;
    private final Progress progress;
    private final Consumer<Finding> findings;

    /**
     * Creates a check.
     *
     * @param findings is told each finding as soon as it is there, by the thread that runs the check
     */
    public Doctor(SshTarget target, SignIn signIn, Progress progress, Consumer<Finding> findings) {
        this.target = target;
        this.signIn = signIn;
        this.progress = progress;
        this.findings = findings;
    }

    /**
     * Runs the check.
     *
     * @throws BoardException only where it was cancelled
     */
    public void run() throws BoardException {
        try (RememberedSignIn remembered = new RememberedSignIn(signIn)) {
            progress.step("Connecting to " + target);
            boolean ready;
            try (SshSession session = SshSession.open(target, remembered, progress)) {
                findings.accept(Finding.ok("Network", target + " answers"));
                findings.accept(Finding.ok("Host key", "is the known one"));
                findings.accept(Finding.ok(SIGN_IN, "works for " + target.user()));
                ready = examine(session);
            } catch (BoardException failed) {
                refused(failed);
                return;
            }
            if (ready) {
                agent(remembered);
            }
        }
    }

    private void refused(BoardException failed) throws BoardException {
        switch (failed.kind()) {
            case CANCELLED -> throw failed;
            case HOST_KEY -> {
                findings.accept(Finding.ok("Network", target + " answers"));
                findings.accept(Finding.problem("Host key", failed.getMessage(), failed.hint()));
            }
            case SIGN_IN -> {
                findings.accept(Finding.ok("Network", target + " answers"));
                findings.accept(Finding.ok("Host key", "is the known one"));
                findings.accept(Finding.problem(SIGN_IN, failed.getMessage(), failed.hint()));
            }
            default -> findings.accept(Finding.problem("Network", failed.getMessage(), failed.hint()));
        }
        findings.accept(Finding.unknown("The rest", "can be looked at only when that is solved"));
    }

    /** Returns whether an agent can be started. */
    private boolean examine(SshSession session) {
        progress.step("Looking at the board");
        BoardProbe probe;
        try {
            probe = AgentDeployment.probe(session);
        } catch (BoardException failed) {
            findings.accept(Finding.problem("Shell", failed.getMessage(), failed.hint()));
            findings.accept(Finding.unknown("The rest", "can be looked at only when that is solved"));
            return false;
        }
        findings.accept(Finding.ok("Shell", "runs the scripts"));
        List<Finding> needed = SystemFindings.of(probe);
        try {
            Instant now = Instant.now();
            Survey survey = Survey.of(session);
            SystemFindings.of(probe, survey, now).forEach(findings);
            needed.forEach(findings);
            RpmsgFindings.of(survey, probe.kernel()).forEach(findings);
        } catch (BoardException failed) {
            needed.forEach(findings);
            findings.accept(new Finding(Finding.Level.UNKNOWN, "rpmsg", failed.getMessage(), failed.hint()));
        }
        return needed.stream().allMatch(finding -> finding.level() == Finding.Level.OK);
    }

    private void agent(SignIn remembered) throws BoardException {
        try (Connection connection = Connection.open(target, remembered, progress)) {
            findings.accept(Finding.ok("Agent", "starts, on Java " + connection.board().java()));
            for (ControlDevice control : connection.devices().controls()) {
                way(control);
            }
            leftovers(connection.leftovers());
        } catch (BoardException failed) {
            if (failed.kind() == BoardException.Kind.CANCELLED) {
                throw failed;
            }
            findings.accept(Finding.problem("Agent", failed.getMessage(), failed.hint()));
        }
    }

    private void leftovers(List<Leftover> leftovers) {
        if (!leftovers.isEmpty()) {
            findings.accept(Finding.warning("Leftovers", "nodes of an agent that was killed: " + leftovers.stream()
                    .limit(SHOWN)
                    .map(Leftover::node).collect(Collectors.joining(", ")),
                    signIn.how(SignIn.Advice.DESTROY_LEFTOVERS, target) + "."));
        }
    }

    /** No mainline kernel has the fd way, so its absence is no fault. */
    private void way(ControlDevice control) {
        String subject = "fd way";
        findings.accept(control.fdWay().present().map(has -> Finding.ok(subject, has ? control.name() + " has it"
                : "this kernel does not have it on " + control.name()
                + ", as no mainline kernel does; the legacy way works"))
                .orElseGet(() -> Finding.unknown(subject, control.name() + ": " + control.fdWay().reason())));
    }
}
