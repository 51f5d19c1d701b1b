// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.decode.Decoded;
import org.rpmsgexplorer.core.decode.Decoders;

class FieldsTest {
    private static final String JSON = "{\"items\": [{\"x\": 1}, {\"x\": 22}]}";

    private final Decoded decoded = new Decoders(List.of()).forEndpoint(TestCapture.endpoint("any", 1))
            .decode(ByteBuffer.wrap(JSON.getBytes(StandardCharsets.UTF_8)), TestCapture.endpoint("any", 1));

    @Test
    void theFieldsOfAByteAreNamedAsInAFilter() {
        assertEquals("items[1].x", Fields.path(Fields.at(decoded, JSON.indexOf("22"))));
        assertEquals("", Fields.path(Fields.at(decoded, 10_000)));
    }

    @Test
    void eachPathIsFoundAgain() {
        List<String> paths = Fields.paths(decoded);
        assertEquals(List.of("items", "items[0]", "items[0].x", "items[1]", "items[1].x"), paths);
        paths.forEach(path -> assertEquals(path.endsWith("x"), !decoded.find(path).orElseThrow().value().text().isEmpty(), path));
    }

    @Test
    void aHistoryHasTheLatestFirstAndEachOnce() {
        assertEquals(List.of("b", "a"), History.EMPTY.with("a").with("b").with("a").with("b").with("").entries());
    }
}
