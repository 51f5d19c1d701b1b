// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureCursor;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.Interruption;
import org.rpmsgexplorer.core.connection.LostMessages;
import org.rpmsgexplorer.core.connection.ReceivedMessage;

@Timeout(20)
class TrafficServiceTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final FakeLine line = new FakeLine("echo");
    private final Semaphore told = new Semaphore(0);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private TrafficService service;

    @BeforeEach
    void begin() {
        service = new TrafficService(() -> folder.resolve("captures"), () -> 9, (text, why) -> log.add(text));
        service.addListener(told::release);
    }

    @AfterEach
    void end() throws Exception {
        service.close();
    }

    @Test
    void whatComesIsInTheFileAtOnceAndCounted() throws Exception {
        assertFalse(service.capture().isPresent(), "no file without an endpoint");
        LiveEndpoint endpoint = service.begin(line, "virtual");
        Semaphore grown = new Semaphore(0);
        endpoint.capture().addListener(grown::release);
        line.coming.add(FakeLine.message(1, 2, 3));
        line.coming.add(new Inbox.Gap(0, new LostMessages(9, FakeLine.NOW, 5)));

        List<String> rows = awaitRows(grown, found -> found.size() == 3);

        assertEquals(List.of("echo marker connected", "echo rx 010203", "echo gap 5"), rows);
        assertEquals(List.of(1L, 5L, 0L), List.of(endpoint.received(), endpoint.lost(), endpoint.sent()));
        assertEquals(List.of(endpoint), service.endpoints());
    }

    @Test
    void anAnswerStandsBehindWhatItAnswers() throws Exception {
        LiveEndpoint endpoint = service.begin(line, "virtual");
        CountDownLatch taken = new CountDownLatch(1);
        line.whileSending = () -> {
            line.coming.add(FakeLine.message(2));
            // The recording thread has it before the send has returned.
            while (!line.coming.isEmpty()) {
                Thread.onSpinWait();
            }
            taken.countDown();
            // The sending thread may have to wait for its turn.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
        };
        endpoint.send(new byte[] {1}, SECOND);
        assertTrue(taken.await(5, TimeUnit.SECONDS));
        service.close(endpoint);
        assertEquals(List.of("echo marker connected", "echo tx 01", "echo rx 02",
                "echo marker ended the endpoint has ended: it was closed"), rows());
        assertEquals(1, endpoint.sent());
    }

    @Test
    void aRemoteThatTakesNothingDelaysWhatComesOnceOnly() throws Exception {
        LiveEndpoint endpoint = service.begin(line, "virtual");
        Semaphore grown = new Semaphore(0);
        endpoint.capture().addListener(grown::release);
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch going = new CountDownLatch(1);
        line.whileSending = () -> {
            going.countDown();
            awaitQuietly(stuck);
        };
        Thread sender = new Thread(() -> sendQuietly(endpoint), "sender");
        sender.start();
        assertTrue(going.await(5, TimeUnit.SECONDS));
        long start = System.nanoTime();
        for (int message = 1; message <= 12; message++) {
            int rows = message + 1;
            line.coming.add(FakeLine.message(message));
            awaitRows(grown, found -> found.size() == rows);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        stuck.countDown();
        sender.join(5000);
        assertTrue(millis >= 250 && millis < 12 * 250, millis + " ms for twelve messages");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException enough) {
            throw new AssertionError(enough);
        }
    }

    private static void sendQuietly(LiveEndpoint endpoint) {
        try {
            endpoint.send(new byte[] {1}, SECOND);
        } catch (BoardException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void whatCannotBeSentIsNoMessage() throws Exception {
        LiveEndpoint endpoint = service.begin(line, "virtual");
        line.refusal = new BoardException("The remote takes nothing", "Wait.", null);
        assertThrows(BoardException.class, () -> endpoint.send(new byte[] {1}, SECOND));
        service.close(endpoint);
        assertEquals(0, endpoint.sent());
        assertTrue(rows().stream().noneMatch(row -> row.contains("tx")), rows().toString());
    }

    @Test
    void closingRecordsAllThatHasCome() throws Exception {
        LiveEndpoint endpoint = service.begin(line, "virtual");
        for (int message = 0; message < 1000; message++) {
            line.coming.add(FakeLine.message(message));
        }
        service.close(endpoint);
        assertTrue(line.destroyed && line.ended);
        assertEquals(EndpointState.Kind.CLOSED, endpoint.state().kind());
        assertEquals(List.of(), service.endpoints());
        assertEquals(1002, rows().size());
        assertEquals(1000, endpoint.received());
    }

    @Test
    void itsStateIsTold() throws Exception {
        LiveEndpoint endpoint = service.begin(line, "virtual");
        line.coming.add(new Inbox.Waiting(0, "the remote has stopped"));
        awaitState(endpoint, EndpointState.Kind.WAITING);
        assertEquals("the remote has stopped", endpoint.state().why());
        line.coming.add(new Inbox.Interrupted(0, new Interruption(FakeLine.NOW, FakeLine.NOW, "it had stopped", true)));
        awaitState(endpoint, EndpointState.Kind.OPEN);
        line.coming.add(new Inbox.Ended(0, "the channel is gone"));
        awaitState(endpoint, EndpointState.Kind.ENDED);
        assertFalse(line.destroyed, "its user has not seen it yet");
        service.close(endpoint);
        assertTrue(line.destroyed, "the board knows of it until then");
        assertEquals(1, rows().stream().filter(row -> row.contains("ended")).count(), rows().toString());
    }

    @Test
    void endpointsOfOneNameHaveLabelsOfTheirOwn() throws Exception {
        LiveEndpoint first = service.begin(line, "virtual");
        LiveEndpoint second = service.begin(new FakeLine("echo"), "root@board");
        assertEquals(List.of("echo", "echo (2)"), List.of(first.label(), second.label()));
        assertEquals(List.of(0, 1), List.of(first.number(), second.number()));
        second.note("look");
        service.close(first);
        assertTrue(rows().contains("echo (2) note look"), rows().toString());
    }

    @Test
    void whatCannotBeRecordedDoesNotStayOnTheBoard() throws Exception {
        LiveEndpoint endpoint = service.begin(line, "virtual");
        Files.write(endpoint.capture().path(), new byte[1], StandardOpenOption.APPEND);
        line.coming.add(FakeLine.message(1));
        endpoint.joinRecording();
        assertEquals(EndpointState.Kind.ENDED, endpoint.state().kind());
        assertTrue(endpoint.state().why().matches("its messages cannot be recorded: .* was changed by another program"),
                endpoint.state().why());
        assertEquals("Write to another file.", endpoint.state().hint());
        assertTrue(line.destroyed && line.ended, "nobody reads it");
        assertEquals(List.of("The messages of the endpoint echo cannot be recorded any more"), log);
        service.close(endpoint);
        assertEquals(List.of(), service.endpoints());
        assertThrows(CaptureException.class, service::close, "what is not in the file is told");
    }

    @Test
    void aDefectEndsAnEndpointLikeAFullDisk() throws Exception {
        line.undestroyable = new BoardException("The board does not answer", "", null);
        LiveEndpoint endpoint = service.begin(line, "virtual");
        line.coming.add(new Inbox.Received(99, new ReceivedMessage(7, FakeLine.NOW, new byte[1])));
        endpoint.joinRecording();
        assertEquals(EndpointState.Kind.ENDED, endpoint.state().kind());
        assertEquals("The error log says more.", endpoint.state().hint());
        assertTrue(line.destroyed && line.ended, "nobody reads it");
        assertEquals(List.of("The messages of the endpoint echo cannot be recorded any more",
                "The endpoint echo, which is not recorded any more, could not be destroyed"), log);
    }

    @Test
    void withoutACaptureThereIsNoEndpoint() throws Exception {
        Files.createFile(folder.resolve("captures"));
        BoardException failed = assertThrows(BoardException.class, () -> service.begin(line, "virtual"));
        assertTrue(failed.getMessage().startsWith("The endpoint's messages cannot be recorded: "), failed.getMessage());
        assertTrue(line.destroyed && line.ended);
        assertEquals(List.of(), service.endpoints());
    }

    /** The UI thread asks for it. */
    @Test
    void whoAsksForTheCaptureDoesNotWaitForItsBeginning() throws Exception {
        CountDownLatch begins = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TrafficService slow = new TrafficService(() -> {
            begins.countDown();
            return awaited(goOn, folder.resolve("slow"));
        }, () -> 9, (text, why) -> log.add(text));
        Thread opening = new Thread(() -> {
            try {
                slow.begin(line, "virtual");
            } catch (BoardException failed) {
                log.add(failed.getMessage());
            }
        });
        opening.start();
        begins.await();
        assertTimeoutPreemptively(SECOND, () -> assertFalse(slow.capture().isPresent()));
        goOn.countDown();
        opening.join();
        assertTrue(slow.capture().isPresent(), log.toString());
        slow.close();
    }

    private static Path awaited(CountDownLatch latch, Path path) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return path;
    }

    @Test
    void theCaptureOfTheSessionBeforeIsKnown() throws Exception {
        assertEquals(Optional.empty(), service.formerCapture(), "there is no folder yet");
        Files.createDirectories(service.folder());
        Path older = Files.createFile(service.folder().resolve("2026-01-02-030405.rpmsg"));
        Path newer = Files.createFile(service.folder().resolve("2026-02-02-030405.rpmsg"));
        Files.createFile(service.folder().resolve("notes.txt"));
        assertEquals(Optional.of(newer), service.formerCapture());
        service.begin(line, "virtual");
        assertEquals(Optional.of(newer), service.formerCapture(), "its own is none");
        Files.delete(newer);
        assertEquals(Optional.of(older), service.formerCapture());
    }

    private void awaitState(LiveEndpoint endpoint, EndpointState.Kind kind) throws InterruptedException {
        while (endpoint.state().kind() != kind) {
            assertTrue(told.tryAcquire(5, TimeUnit.SECONDS), endpoint.state().toString());
        }
    }

    private List<String> awaitRows(Semaphore grown, Predicate<List<String>> enough) throws Exception {
        while (!enough.test(rows())) {
            assertTrue(grown.tryAcquire(5, TimeUnit.SECONDS), rows().toString());
        }
        return rows();
    }

    private List<String> rows() throws Exception {
        List<String> rows = new ArrayList<>();
        try (Capture capture = Capture.open(service.capture().orElseThrow().path())) {
            CaptureCursor cursor = capture.cursor();
            while (cursor.next()) {
                rows.add(capture.endpoints().get(cursor.endpoint()).label() + ' ' + text(cursor));
            }
        }
        return rows;
    }

    private static String text(Row row) {
        return switch (row.kind()) {
            case MESSAGE -> row.direction() + " " + hex(row);
            case GAP -> "gap " + row.count();
            case MARKER -> ("marker " + row.marker() + ' ' + row.text()).strip();
            case NOTE -> "note " + row.text();
        };
    }

    private static String hex(Row row) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < row.length(); index++) {
            text.append(String.format(Locale.ROOT, "%02x", row.at(index)));
        }
        return text.toString();
    }
}
