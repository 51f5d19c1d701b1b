// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void everyBodyHasOneTypeNumber() {
        Set<Class<?>> permitted = records(Body.class).collect(Collectors.toSet());
        assertEquals(permitted, Set.copyOf(Schema.BODIES));
        assertEquals(permitted.size(), Schema.BODIES.size());
        assertTrue(Schema.BODIES.size() <= 256);
    }

    @Test
    void everyReplyOfARequestIsABody() throws Exception {
        RandomRecords records = new RandomRecords(1);
        for (Class<? extends Body> body : Schema.BODIES) {
            if (records.next(body) instanceof Request<?> request) {
                assertTrue(Schema.BODIES.contains(request.replyType()), body::getName);
            }
        }
    }

    @Test
    void descriptionNamesEveryComponentWithItsType() {
        List<String> lines = Schema.describe();
        for (int type = 0; type < Schema.BODIES.size(); type++) {
            assertTrue(lines.get(type).startsWith(type + " "), lines.get(type));
            for (RecordComponent component : Schema.BODIES.get(type).getRecordComponents()) {
                String shown = component.getType().getSimpleName() + " " + component.getName();
                assertTrue(lines.get(type).matches(".*[(, .]" + shown.replaceAll("\\W", "\\\\$0") + "[,)].*")
                        || lines.get(type).contains("> " + component.getName()), lines.get(type));
            }
        }
        assertTrue(lines.contains("Way = LEGACY | FD"), lines::toString);
        assertTrue(lines.contains("Reply.Leftover(String node, String endpoint, long source, long destination)"),
                lines::toString);
    }

    /** The recipe of docs/protocol.md: whatever changes the description changes the fingerprint. */
    @Test
    void fingerprintIsTheHashOfTheDescriptionAndTheBlock() throws Exception {
        String text = String.join("\n", Schema.describe()) + "\n" + documented("block").get(0);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(digest).substring(0, 16), Schema.fingerprint());
    }

    @Test
    void documentHasTheFramesOfThisBuild() throws IOException {
        assertEquals(Schema.describe(), documented("schema"));
    }

    @Test
    void documentHasTheLimitsAndTheMarkerOfThisBuild() throws IOException {
        String document = Files.readString(document());
        assertTrue(document.contains(String.format("%,d", Frame.MAX_LENGTH)));
        assertTrue(document.contains("\\n rpmsg-explorer-agent:ready \\n"));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(SchemaTest::records) : Stream.of(type);
    }

    /** Returns the lines between the fences of a part that two comments mark. */
    private static List<String> documented(String part) throws IOException {
        List<String> lines = Files.readAllLines(document());
        int begin = lines.indexOf("<!-- " + part + ": begin -->");
        int end = lines.indexOf("<!-- " + part + ": end -->");
        assertTrue(0 <= begin && begin + 3 < end, "docs/protocol.md has the marks of the part " + part);
        return lines.subList(begin + 2, end - 1);
    }

    private static Path document() {
        Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/protocol.md"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/protocol.md");
    }
}
