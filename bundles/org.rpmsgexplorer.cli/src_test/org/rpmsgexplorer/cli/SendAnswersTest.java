// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.ReceivedMessage;

class SendAnswersTest {
    @Test
    void onlyWhatIsPrintedIsKept() {
        SendAnswers answers = filled(false);
        assertEquals(1, answers.missing());
        assertEquals(List.of(), answers.list());
    }

    @Test
    void whatIsWantedIsThereInItsOrder() {
        SendAnswers answers = filled(true);
        assertEquals(1, answers.missing());
        assertEquals(Arrays.asList(new SendAnswers.Answer("1970-01-01T00:00:00Z", 2, "00 00"), null), answers.list());
    }

    private static SendAnswers filled(boolean wanted) {
        SendAnswers answers = new SendAnswers(wanted);
        answers.add(new ReceivedMessage(1, Instant.EPOCH, new byte[2]));
        answers.add(null);
        return answers;
    }
}
