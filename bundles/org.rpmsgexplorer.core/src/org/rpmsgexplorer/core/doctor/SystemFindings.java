// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.agent.AgentDeployment;
import org.rpmsgexplorer.core.agent.JavaChoice;
import org.rpmsgexplorer.core.probe.AgentPlace;
import org.rpmsgexplorer.core.probe.BoardProbe;
import org.rpmsgexplorer.core.probe.JavaRuntime;
import org.rpmsgexplorer.core.probe.Survey;

/** What the agent needs of a board that has nothing to do with rpmsg; decides from what was seen. */
final class SystemFindings {
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private SystemFindings() {
    }

    static List<Finding> of(BoardProbe probe) {
        return List.of(java(probe), place(probe));
    }

    /** Judges what needs the survey; {@code now} is the desktop's time when the survey was made. */
    static List<Finding> of(BoardProbe probe, Survey survey, Instant now) {
        List<Finding> findings = new ArrayList<>(List.of(system(probe, survey), clock(survey, now)));
        if (!survey.running().isEmpty()) {
            findings.add(Finding.ok("Other agents", "processes " + String.join(", ", survey.running())
                    + ": others are connected as " + survey.user() + ", or were until a few seconds ago"));
        }
        if (survey.versions().size() > 1) {
            findings.add(Finding.ok("Versions", survey.versions().size()
                    + " versions of the agent are on the board; rpmsg clean"
                    + " removes them"));
        }
        return findings;
    }

    private static Finding system(BoardProbe probe, Survey survey) {
        String text = "Linux " + probe.kernel() + ", " + probe.machine() + survey.libc().map(libc -> ", " + libc)
                .orElse("");
        boolean musl = survey.loader().filter(loader -> loader.contains("ld-musl")).isPresent();
        boolean glibcJava = probe.javas().stream().anyMatch(java -> !java.usesMusl());
        if (musl && !glibcJava) {
            return Finding.problem("System", text + ": its C library is musl; the agent's way to the kernel, JNA, has"
                    + " libraries for glibc only", "Use an image of the board with glibc.");
        }
        return Finding.ok("System", text);
    }

    private static Finding java(BoardProbe probe) {
        try {
            JavaRuntime java = JavaChoice.of(probe).java();
            String others = probe.javas().stream().filter(other -> !other.equals(java)).map(JavaRuntime::toString)
                    .collect(Collectors.joining(", "));
            return Finding.ok("Java", java + (others.isEmpty() ? "" : "; also there: " + others));
        } catch (BoardException unfit) {
            return Finding.problem("Java", unfit.getMessage(), unfit.hint());
        }
    }

    private static Finding place(BoardProbe probe) {
        if (probe.installed().isPresent()) {
            return Finding.ok("Folder", probe.installed().get().folder() + ", the agent is there");
        }
        try {
            AgentPlace place = AgentDeployment.place(probe);
            String free = place.freeKib().isPresent() ? ", " + place.freeKib().getAsLong() + " KiB are free" : "";
            String refused = probe.places().stream().filter(other -> !other.equals(place)).map(AgentPlace::toString)
                    .collect(Collectors.joining("; "));
            return Finding.ok("Folder", place.path() + " is for the agent" + free
                    + (refused.isEmpty() ? "" : ", since others will not do: " + refused));
        } catch (BoardException none) {
            return Finding.problem("Folder", none.getMessage(), none.hint());
        }
    }

    private static Finding clock(Survey survey, Instant now) {
        if (survey.seconds().isEmpty()) {
            return Finding.unknown("Clock", "the board does not tell the time");
        }
        Duration ahead = Duration.between(now, Instant.ofEpochSecond(survey.seconds().getAsLong()));
        if (ahead.abs().compareTo(CLOCK_TOLERANCE) <= 0) {
            return Finding.ok("Clock", "agrees with this machine's to a minute");
        }
        return Finding.warning("Clock", "the board's clock is " + words(ahead.abs())
                + (ahead.isNegative() ? " behind" : " ahead")
                + "; times of day of messages are the board's", "Set it, as root: date -u -s @" + now.getEpochSecond()
                        + " (until the next start), or let NTP do it.");
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 1) {
            return duration.toDays() + " days";
        }
        return duration.toHours() > 1 ? duration.toHours() + " hours" : duration.toSeconds() + " s";
    }
}
