// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VringTest {
    private static final int SIZE = 8;

    private final byte[] target = new byte[Guest.BUFFER];
    private Guest guest;
    private GuestMemory memory;

    @BeforeEach
    void share() throws IOException {
        guest = new Guest(SIZE);
        memory = guest.shared();
    }

    @AfterEach
    void unshare() throws IOException {
        memory.close();
        guest.close();
    }

    private Vring transmit() throws IOException {
        return new Vring("Transmit ring", memory, SIZE, guest.transmit.addresses(), 0);
    }

    private Vring receive() throws IOException {
        return new Vring("Receive ring", memory, SIZE, guest.receive.addresses(), 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void takesMessagesInOrderAndGivesTheBuffersBack() throws IOException {
        Vring ring = transmit();
        guest.transmit.send(5, bytes("first"));
        guest.transmit.send(2, bytes("second"));

        assertEquals(5, ring.take(target));
        assertArrayEquals(bytes("first"), Arrays.copyOf(target, 5));
        assertEquals(6, ring.take(target));
        assertArrayEquals(bytes("second"), Arrays.copyOf(target, 6));
        assertEquals(Vring.NOTHING, ring.take(target));
        assertEquals(new GuestRing.Used(5, 0), guest.transmit.takeUsed());
        assertEquals(new GuestRing.Used(2, 0), guest.transmit.takeUsed());
        assertNull(guest.transmit.takeUsed());
        assertEquals(2, ring.base());
    }

    @Test
    void joinsAChain() throws IOException {
        guest.transmit.fill(0, bytes("abc"));
        guest.transmit.fill(7, bytes("defg"));
        guest.transmit.describe(0, guest.transmit.bufferAddress(0), 3, GuestRing.NEXT, 7);
        guest.transmit.describe(7, guest.transmit.bufferAddress(7), 4, 0, 0);
        guest.transmit.offer(0);

        assertEquals(7, transmit().take(target));
        assertArrayEquals(bytes("abcdefg"), Arrays.copyOf(target, 7));
    }

    @Test
    void putsMessagesIntoTheBuffersThatTheGuestOffers() throws IOException {
        Vring ring = receive();
        assertFalse(ring.put(bytes("too early"), 9));
        guest.receive.offerBuffer(3);

        assertTrue(ring.put(bytes("message"), 7));
        assertFalse(ring.put(bytes("no buffer left"), 14));
        assertEquals(new GuestRing.Used(3, 7), guest.receive.takeUsed());
        assertArrayEquals(bytes("message"), guest.receive.content(3, 7));
    }

    @Test
    void spreadsAMessageOverAChain() throws IOException {
        guest.receive.describe(0, guest.receive.bufferAddress(0), 2, GuestRing.WRITE | GuestRing.NEXT, 1);
        guest.receive.describe(1, guest.receive.bufferAddress(1), 100, GuestRing.WRITE, 0);
        guest.receive.offer(0);

        assertTrue(receive().put(bytes("abcde"), 5));
        assertEquals(new GuestRing.Used(0, 5), guest.receive.takeUsed());
        assertArrayEquals(bytes("ab"), guest.receive.content(0, 2));
        assertArrayEquals(bytes("cde"), guest.receive.content(1, 3));
    }

    @Test
    void goesOnWhereTheIndexWraps() throws IOException {
        guest.transmit.startAt(0xFFFE);
        Vring ring = new Vring("Transmit ring", memory, SIZE, guest.transmit.addresses(), 0xFFFE);
        for (int message = 0; message < 3 * SIZE; message++) {
            guest.transmit.send(message % SIZE, bytes("message " + message));
            int length = ring.take(target);
            assertEquals("message " + message, new String(target, 0, length, StandardCharsets.US_ASCII));
            assertEquals(message % SIZE, guest.transmit.takeUsed().id());
        }
        assertEquals((0xFFFE + 3 * SIZE) & 0xFFFF, ring.base());
    }

    @Test
    void signalsOnceAndOnlyWhereTheGuestWantsIt() throws IOException {
        Vring ring = transmit();
        assertFalse(ring.takeSignal());
        guest.transmit.send(0, bytes("x"));
        ring.take(target);
        assertTrue(ring.takeSignal());
        assertFalse(ring.takeSignal());

        guest.transmit.noInterrupt(true);
        guest.transmit.send(1, bytes("x"));
        ring.take(target);
        assertFalse(ring.takeSignal());
    }

    private static void assertRefused(String part, Executable executable) {
        String message = assertThrows(FrontEndException.class, executable).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void refusesAChainThatDoesNotEnd() throws IOException {
        guest.transmit.describe(0, guest.transmit.bufferAddress(0), 0, GuestRing.NEXT, 1);
        guest.transmit.describe(1, guest.transmit.bufferAddress(1), 0, GuestRing.NEXT, 0);
        guest.transmit.offer(0);
        Vring ring = transmit();
        assertRefused("does not end", () -> ring.take(target));
    }

    @ParameterizedTest
    @ValueSource(ints = {SIZE, 0x7FFF, 0xFFFF})
    void refusesDescriptorsOutsideTheTable(int descriptor) throws IOException {
        guest.transmit.describe(0, guest.transmit.bufferAddress(0), 1, GuestRing.NEXT, descriptor);
        guest.transmit.offer(0);
        Vring next = transmit();
        assertRefused("descriptor " + descriptor, () -> next.take(target));

        guest.receive.offer(descriptor);
        Vring head = receive();
        assertRefused("descriptor " + descriptor, () -> head.put(target, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Guest.GUEST_ADDRESS - 1, Guest.GUEST_ADDRESS + Guest.SIZE - 15,
            Guest.GUEST_ADDRESS + Guest.SIZE, Guest.USER_ADDRESS, Long.MAX_VALUE, Long.MIN_VALUE, -1, -8})
    void refusesAddressesOutsideTheMemory(long address) throws IOException {
        guest.transmit.describe(0, address, 16, 0, 0);
        guest.transmit.offer(0);
        Vring reading = transmit();
        assertRefused("outside the shared memory", () -> reading.take(target));

        guest.receive.describe(0, address, 16, GuestRing.WRITE, 0);
        guest.receive.offer(0);
        Vring writing = receive();
        assertRefused("outside the shared memory", () -> writing.put(target, 16));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, Guest.SIZE})
    void refusesLengthsBeyondTheMemory(int length) throws IOException {
        guest.transmit.describe(0, guest.transmit.bufferAddress(0), length, 0, 0);
        guest.transmit.offer(0);
        Vring reading = transmit();
        assertRefused("outside the shared memory", () -> reading.take(target));

        guest.receive.describe(0, guest.receive.bufferAddress(0), length, GuestRing.WRITE, 0);
        guest.receive.offer(0);
        Vring writing = receive();
        assertRefused("outside the shared memory", () -> writing.put(target, 16));
    }

    @Test
    void refusesAMessageThatIsTooLongAndABufferThatIsTooSmall() throws IOException {
        guest.transmit.describe(0, guest.transmit.bufferAddress(0), Guest.BUFFER + 1, 0, 0);
        guest.transmit.offer(0);
        Vring reading = transmit();
        assertRefused("more than 512 bytes", () -> reading.take(target));

        guest.receive.describe(0, guest.receive.bufferAddress(0), 15, GuestRing.WRITE, 0);
        guest.receive.offer(0);
        Vring writing = receive();
        assertRefused("a buffer of 15 bytes for a message of 16", () -> writing.put(target, 16));
    }

    @Test
    void refusesTheWrongDirectionAndIndirectTables() throws IOException {
        guest.transmit.describe(0, guest.transmit.bufferAddress(0), 16, GuestRing.WRITE, 0);
        guest.transmit.offer(0);
        Vring writable = transmit();
        assertRefused("writing in a ring for reading", () -> writable.take(target));

        guest.receive.describe(0, guest.receive.bufferAddress(0), 16, 0, 0);
        guest.receive.offer(0);
        Vring readable = receive();
        assertRefused("reading in a ring for writing", () -> readable.put(target, 1));

        guest.transmit.describe(0, guest.transmit.bufferAddress(0), 16, GuestRing.INDIRECT, 0);
        Vring indirect = transmit();
        assertRefused("indirect", () -> indirect.take(target));
    }

    @Test
    void refusesAnIndexThatJumps() throws IOException {
        guest.transmit.availableIndex(SIZE + 1);
        Vring ring = transmit();
        assertRefused("9 buffers are available in a ring of 8", () -> ring.take(target));
    }

    @Test
    void refusesRingsThatAreOutsideOrNotAligned() {
        Vring.Addresses good = guest.receive.addresses();
        long end = Guest.USER_ADDRESS + Guest.SIZE;
        assertRefused("descriptor table", () -> new Vring("Ring", memory, SIZE,
                new Vring.Addresses(end - 112, good.available(), good.used()), 0));
        assertRefused("available ring", () -> new Vring("Ring", memory, SIZE,
                new Vring.Addresses(good.descriptors(), end - 18, good.used()), 0));
        assertRefused("used ring", () -> new Vring("Ring", memory, SIZE,
                new Vring.Addresses(good.descriptors(), good.available(), 0), 0));
        assertRefused("not aligned", () -> new Vring("Ring", memory, SIZE,
                new Vring.Addresses(good.descriptors() + 8, good.available(), good.used()), 0));
    }
}
