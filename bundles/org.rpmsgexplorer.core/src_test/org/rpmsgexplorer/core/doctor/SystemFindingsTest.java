// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.doctor.Finding.Level;
import org.rpmsgexplorer.core.probe.AgentPlace;
import org.rpmsgexplorer.core.probe.BoardProbe;
import org.rpmsgexplorer.core.probe.JavaRuntime;
import org.rpmsgexplorer.core.probe.Survey;

class SystemFindingsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final JavaRuntime JAVA =
            new JavaRuntime("/usr/bin/java", Optional.of("17.0.1"), Optional.of("x86_64"),
            Optional.of("gnu"), Optional.empty());

    private static BoardProbe probe(List<JavaRuntime> javas, AgentPlace... places) {
        return new BoardProbe("6.1", "x86_64", javas, Optional.empty(), List.of(places));
    }

    private static Survey survey(OptionalLong seconds, String loader, List<String> running) {
        return new Survey(seconds, "root", Optional.of("glibc 2.36"), Optional.of(loader), Map.of(), List.of(),
                List.of(),
                Map.of(), List.of(), List.of(), "none", running, List.of());
    }

    private static Finding find(List<Finding> findings, String subject) {
        return findings.stream().filter(finding -> finding.subject().equals(subject)).findFirst().orElseThrow();
    }

    private static AgentPlace place(AgentPlace.State state, String path) {
        return new AgentPlace(state, OptionalLong.of(12), path);
    }

    @Test
    void theFolderThatIsTakenAndWhyOthersAreNot() {
        Finding found = find(SystemFindings.of(probe(List.of(JAVA), place(AgentPlace.State.NOEXEC, "/home/a"),
                place(AgentPlace.State.OK, "/tmp/a"))), "Folder");
        assertEquals(Level.OK, found.level());
        assertTrue(found.text().contains("/tmp/a is for the agent") && found.text()
                .contains("/home/a: the file system is"
                + " mounted noexec"), found.text());
    }

    @Test
    void noFolderAtAllNamesAllReasons() {
        Finding found = find(SystemFindings.of(probe(List.of(JAVA), place(AgentPlace.State.FULL, "/home/a"),
                place(AgentPlace.State.FOREIGN, "/tmp/a"))), "Folder");
        assertEquals(Level.PROBLEM, found.level());
        assertTrue(found.text().contains("/home/a: there is not enough space (12 KiB)") && found.text()
                .contains("/tmp/a: it is"
                + " not this user's alone"), found.text());
    }

    @Test
    void aBoardWithoutJavaOnMuslIsToldBoth() {
        BoardProbe probe = probe(List.of());
        assertEquals(Level.PROBLEM, find(SystemFindings.of(probe), "Java").level());
        assertEquals(Level.PROBLEM,
                find(SystemFindings.of(probe, survey(OptionalLong.empty(), "/lib/ld-musl-x86_64.so.1",
                List.of()), NOW), "System").level());
        assertEquals(Level.OK, find(SystemFindings.of(probe(List.of(JAVA)), survey(OptionalLong.empty(),
                "/lib/ld-musl-x86_64.so.1", List.of()), NOW), "System").level(), "a Java for glibc is there");
    }

    @Test
    void aClockThatIsFarOffIsAWarning() {
        Finding behind = clock(OptionalLong.of(0));
        assertEquals(Level.WARNING, behind.level());
        assertTrue(behind.text().contains("20833 days behind") && behind.advice().contains("@1800000000"),
                behind.toString());
        assertTrue(clock(OptionalLong.of(NOW.getEpochSecond() + 90)).text().contains("90 s ahead"));
        assertEquals(Level.OK, clock(OptionalLong.of(NOW.getEpochSecond() - 59)).level());
        assertEquals(Level.UNKNOWN, clock(OptionalLong.empty()).level());
        assertEquals(Level.WARNING, clock(OptionalLong.of(999_999_999_999L)).level());
    }

    private static Finding clock(OptionalLong seconds) {
        return find(SystemFindings.of(probe(List.of(JAVA)), survey(seconds, "", List.of()), NOW), "Clock");
    }

    @Test
    void otherAgentsAreNamed() {
        assertTrue(find(SystemFindings.of(probe(List.of(JAVA)), survey(OptionalLong.empty(), "", List.of("12", "34")),
                NOW),
                "Other agents").text().contains("12, 34"));
    }
}
