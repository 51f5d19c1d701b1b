// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RpmsgUapiTest {
    /** The numbers as a C compiler makes them of include/uapi/linux/rpmsg.h. */
    @Test
    void requestsHaveTheKernelsNumbers() {
        assertEquals(0x4028b501, RpmsgUapi.CREATE_EPT);
        assertEquals(0x0000b502, RpmsgUapi.DESTROY_EPT);
        assertEquals(0xc030b507, RpmsgUapi.CREATE_EPT_FD);
    }

    @Test
    void addressesAreTheKernels() {
        assertEquals(4294967295L, RpmsgUapi.ADDR_ANY);
        assertEquals(53, RpmsgUapi.NAME_SERVICE_ADDR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "i386", "arm", "aarch64", "riscv64", "loongarch64", "s390x"})
    void usualMachinesAreSupported(String machine) {
        assertDoesNotThrow(() -> RpmsgUapi.requireKnownEncoding(machine));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mips64el", "ppc64le", "sparcv9"})
    void machinesThatEncodeRequestsDifferentlyAreRefusedByName(String machine) {
        Exception refused = assertThrows(UnsupportedOperationException.class,
                () -> RpmsgUapi.requireKnownEncoding(machine));
        assertTrue(refused.getMessage().contains(machine), refused.getMessage());
    }
}
