// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void areReadAsPeopleWriteThem() {
        assertEquals(EndpointSpec.ANY, Addresses.parse("Any"));
        assertEquals(EndpointSpec.ANY, Addresses.parse("0xFFFFFFFF"));
        assertEquals(0x400, Addresses.parse("0x400"));
        assertEquals(1024, Addresses.parse("1024"));
        assertEquals(0, Addresses.parse("0"));
        for (String wrong : List.of("", "0x", "-1", "0x100000000", "4294967296", "12 ", "echo", "0x-1", "--1")) {
            String message = assertThrows(IllegalArgumentException.class, () -> Addresses.parse(wrong), wrong).getMessage();
            assertTrue(message.startsWith("\"" + wrong + "\" is not an address"), message);
        }
    }

    @Test
    void areShownInHexadecimal() {
        assertEquals("0x400", Addresses.format(Addresses.known(0x400)));
        assertEquals("–", Addresses.format(Addresses.known(EndpointSpec.ANY)));
        assertEquals("–", Addresses.format(OptionalLong.empty()));
    }
}
