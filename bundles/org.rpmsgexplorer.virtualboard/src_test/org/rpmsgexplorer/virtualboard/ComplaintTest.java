// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class ComplaintTest {
    private static Complaint of(String... lines) {
        return Complaint.of("build-kernel.sh", List.of(lines));
    }

    @Test
    void theFirstSentenceSaysWhyTheRestWhatToDo() {
        assertEquals(new Complaint("missing: flex bc", "Install these packages: flex bison bc."),
                of("fetching package lists", "build-kernel.sh: missing: flex bc. Install these packages: flex bison bc "));
        assertEquals(new Complaint("configuring failed", ""), of("build-kernel.sh: configuring failed"));
    }

    @Test
    void aMessageOfSeveralLinesIsWhole() {
        assertEquals(new Complaint("the source is in none of the package lists", "Set MIRROR to the address of a mirror."),
                of("build-kernel.sh: the source is in none of the package lists. Set", "MIRROR to the address of a mirror"));
    }

    @Test
    void ofALogTheLastLineIsTold() {
        assertEquals(new Complaint("downloading linux failed", "Check the network. The log /c/build.log ends with: E: no route"),
                of("build-kernel.sh: downloading linux failed. Check the network", "The end of /c/build.log:", "Get:1",
                        "E: no route"));
        assertEquals(new Complaint("it failed", "The log /c/build.log is empty."),
                of("build-kernel.sh: it failed", "The end of /c/build.log:"));
    }

    @Test
    void whatTheScriptDoesNotTellItselfIsTheLastLine() {
        assertEquals(new Complaint("sh: 12: sed: not found", ""), of("configuring", "sh: 12: sed: not found", ""));
        assertEquals(new Complaint("no reason was given", ""), of());
    }
}
