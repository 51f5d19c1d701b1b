// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rpmsgexplorer.core.connection.DeviceWatch;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Node;

/** What the board's list of devices tells, and how its changes are told. */
@Tag("gate")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DevicesTest {
    @RegisterExtension
    private static final SharedBoard SHARED = new SharedBoard(true);

    /** What a watch was told. */
    private static final class Told {
        private final BlockingQueue<Devices> lists = new LinkedBlockingQueue<>();
        private int count;

        Devices await(Predicate<Devices> wanted) throws InterruptedException {
            long end = System.nanoTime() + TestBoard.LIMIT.toNanos();
            while (true) {
                Devices next = lists.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertNotNull(next, "what was waited for was not told");
                count++;
                if (wanted.test(next)) {
                    return next;
                }
            }
        }
    }

    @Test
    @Order(1)
    void aRawChannelTellsItsDriverAndItsNode() throws Exception {
        SHARED.board().core().announce("rpmsg-raw");
        SHARED.board().await("ls /dev | grep -q '^rpmsg[0-9]'");
        Devices devices = SHARED.connection().devices();
        Channel raw = devices.channels().stream().filter(channel -> channel.name().equals("rpmsg-raw")).findFirst()
                .orElseThrow();
        assertEquals(Optional.of("rpmsg_chrdev"), raw.driver());
        assertEquals(Optional.of("virtio0"), raw.device());
        assertTrue(raw.source().isPresent(), "its driver has given it an endpoint");
        Node node = devices.nodes().get(0);
        assertEquals(Optional.of(node.name()), raw.node());
        assertEquals(Optional.empty(), node.control(), "nobody created it on a control device");
        assertEquals(Optional.of("virtio0"), node.device());
        SHARED.board().core().withdraw("rpmsg-raw");
        SHARED.board().await("! ls /dev | grep -q '^rpmsg[0-9]'");
    }

    @Test
    @Order(2)
    void aNodeTellsItsControlDevice() throws Exception {
        try (Endpoint endpoint = SHARED.connection().open(TestBoard.echo(Way.LEGACY), new Received())) {
            Node node = SHARED.connection().devices().nodes().get(0);
            assertEquals(endpoint.node(), Optional.of(node.name()));
            assertEquals(Optional.of("rpmsg_ctrl0"), node.control());
        }
        assertEquals(List.of(), SHARED.connection().devices().remoteProcessors(), "nothing registers one here");
    }

    @Test
    @Order(3)
    void aWatchIsToldTheListAtOnceAndThenWhatComesAndGoes() throws Exception {
        Told told = new Told();
        try (DeviceWatch watch = SHARED.connection().watchDevices(told.lists::add)) {
            assertNotNull(watch);
            assertEquals(SHARED.connection().devices(), told.await(any -> true));
            SHARED.board().core().announce("comes-and-goes");
            told.await(devices -> has(devices, "comes-and-goes"));
            SHARED.board().core().withdraw("comes-and-goes");
            told.await(devices -> !has(devices, "comes-and-goes"));
            try (Endpoint endpoint = SHARED.connection().open(TestBoard.echo(Way.LEGACY), new Received())) {
                told.await(devices -> devices.nodes().stream()
                        .anyMatch(node -> endpoint.node().equals(Optional.of(node.name()))));
            }
            told.await(devices -> devices.nodes().isEmpty());
            assertEquals(5, told.count, "one list for each change and none without one");
        }
    }

    @Test
    @Order(4)
    void aSecondWatchIsToldToo() throws Exception {
        Told first = new Told();
        Told second = new Told();
        try (DeviceWatch one = SHARED.connection().watchDevices(first.lists::add)) {
            first.await(any -> true);
            try (DeviceWatch two = SHARED.connection().watchDevices(second.lists::add)) {
                assertEquals(SHARED.connection().devices(), second.await(any -> true));
            }
            SHARED.board().core().announce("after");
            first.await(devices -> has(devices, "after"));
            assertTrue(second.lists.isEmpty(), "it has ended");
            SHARED.board().core().withdraw("after");
        }
    }

    @Test
    @Order(5)
    void aCrashAndTheReturnAreTold() throws Exception {
        Told told = new Told();
        try (DeviceWatch watch = SHARED.connection().watchDevices(told.lists::add)) {
            assertFalse(told.await(any -> true).controls().isEmpty());
            SHARED.board().core().crash();
            told.await(devices -> devices.controls().isEmpty() && devices.channels().isEmpty());
            SHARED.board().core().comeBack();
            told.await(devices -> !devices.controls().isEmpty() && has(devices, "rpmsg-echo"));
        }
    }

    private static boolean has(Devices devices, String channel) {
        return devices.channels().stream().anyMatch(found -> found.name().equals(channel));
    }
}
