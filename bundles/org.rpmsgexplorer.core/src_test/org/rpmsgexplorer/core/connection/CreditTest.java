// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.protocol.ProtocolException;
import org.rpmsgexplorer.protocol.Request;

class CreditTest {
    private static final int BLOCK = 64 * 1024;

    private final List<Integer> grants = new ArrayList<>();
    private final Backlog backlog = new Backlog(() -> { });
    private boolean reachable = true;
    private final Credit credit = new Credit(backlog, bytes -> reachable && grants.add(bytes));

    @Test
    void whatNobodyHoldsIsGrantedAgainInLargeSteps() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            credit.arrived(BLOCK);
        }
        assertTrue(granted() > 1_000L * BLOCK - Request.Grant.WINDOW / 2, granted() + " bytes");
        assertTrue(grants.size() < 200, grants.size() + " grants");
    }

    @Test
    void whatWaitsIsGrantedWhenItWasLookedAt() throws Exception {
        for (int i = 0; i < Request.Grant.WINDOW / BLOCK; i++) {
            backlog.hold(BLOCK);
            credit.arrived(BLOCK);
        }
        assertEquals(List.of(), grants);
        backlog.release(Request.Grant.WINDOW / 2);
        credit.eased();
        assertEquals(List.of(Request.Grant.WINDOW / 2), grants);
        backlog.release(Request.Grant.WINDOW / 2);
        credit.eased();
        assertEquals(Request.Grant.WINDOW, granted());
    }

    @Test
    void whatAnAgentBeforeHasSentIsNotGrantedToThisOne() throws Exception {
        backlog.hold(Request.Grant.WINDOW);
        credit.arrived(Request.Grant.WINDOW);
        backlog.release(Request.Grant.WINDOW);
        credit.eased();
        credit.eased();
        assertEquals(Request.Grant.WINDOW, granted());
    }

    @Test
    void aGrantThatDoesNotReachTheAgentIsTriedAgain() throws Exception {
        reachable = false;
        credit.arrived(Request.Grant.WINDOW);
        reachable = true;
        credit.eased();
        assertEquals(Request.Grant.WINDOW, granted());
    }

    @Test
    void anAgentThatSendsMoreThanItMayIsRefused() throws Exception {
        backlog.hold(Request.Grant.WINDOW);
        credit.arrived(Request.Grant.WINDOW - 1);
        credit.arrived(BLOCK);
        assertThrows(ProtocolException.class, () -> credit.arrived(1));
    }

    private long granted() {
        return grants.stream().mapToLong(Integer::longValue).sum();
    }
}
