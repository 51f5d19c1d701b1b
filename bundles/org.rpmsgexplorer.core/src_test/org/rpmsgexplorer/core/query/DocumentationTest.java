// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.decode.Layout;

/** What the documentation and the help show as a filter or a layout is one, and both show the same. */
class DocumentationTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path HELP = Path.of("..", "org.rpmsgexplorer.doc", "html");

    @Test
    void filtersAreRight() throws IOException {
        List<String> shown = Files.readAllLines(DOCS.resolve("filter.md")).stream().filter(line -> line.startsWith("    "))
                .map(String::strip).toList();
        assertTrue(shown.size() >= 6, shown.toString());
        for (String filter : shown) {
            assertDoesNotThrow(() -> Query.parse(filter), filter);
        }
        assertEquals(shown, help("filters.html", "filter").lines().toList());
    }

    @Test
    void layoutsAreRight() throws Exception {
        String page = Files.readString(DOCS.resolve("layouts.md"));
        MatchResult block = Pattern.compile("```\n(.*?)```", Pattern.DOTALL).matcher(page).results().findFirst().orElseThrow();
        assertEquals(block.group(1).strip(), help("layouts.html", "layout"));
        assertEquals(1, Layout.parse(block.group(1)).size());
    }

    private static String help(String name, String kind) throws IOException {
        String page = Files.readString(HELP.resolve(name));
        Pattern block = Pattern.compile("<pre class=\"" + kind + "\">(.*?)</pre>", Pattern.DOTALL);
        return block.matcher(page).results().findFirst().orElseThrow().group(1).strip().replace("&gt;", ">").replace("&lt;", "<")
                .replace("&amp;", "&");
    }
}
