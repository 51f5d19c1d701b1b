// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IHelpResource;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.XMLMemento;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.Boards;

/** What stands around the boards: menus, keys, property sheets, consoles, preferences and help. */
class AroundTheBoardsTest extends OnSharedBoard {
    private static final String CREATE = "Create Endpoint...";
    private static final String DOC = "org.rpmsgexplorer.doc";

    @Test
    void rowsStayAsTheUserHasThem() {
        TreeItem control = boards.awaitRow("rpmsg_ctrl0", detail -> true);
        control.setExpanded(false);
        boards.tree().setSelection(control);

        boards.refreshAndWait();

        control = boards.awaitRow("rpmsg_ctrl0", detail -> true);
        assertTrue(control.getParentItem().getExpanded());
        assertFalse(control.getExpanded());
        assertEquals(List.of(control), List.of(boards.tree().getSelection()));
    }

    @Test
    void everyKindOfRowHasItsPropertiesAndItsMenu() throws Exception {
        Connection connection = UiActivator.boards().connection(Boards.VIRTUAL).orElseThrow();
        String node = connection.createNode(new EndpointSpec("rpmsg_ctrl0", Way.LEGACY, "theirs", EndpointSpec.ANY, 0x400));
        boards.createEndpoint(BoardsPage.FD, "ours");
        boards.awaitMessages();
        PropertySheetPage properties = PropertySheetPage.open(boards.page());
        boards.page().activate(boards.view());
        assertSheet(properties, "virtual", "Address=root@127.0.0.1:", "fd uAPI=on", "Connected since=", "Linux=");
        assertEquals(List.of("Disconnect on", CREATE + " on", "Run Benchmark on", "Run As on", "-",
                "Start Virtual Board off", "Stop Virtual Board on", "-", "Add Board... on", "-", "Copy on", "Refresh on"), boards.contextMenu());
        assertSheet(properties, "rpmsg-echo", "Destination=0x400", "Control device=rpmsg_ctrl0", "Driver=–");
        assertMenu(CREATE, "Start Virtual Board", "Stop Virtual Board", "Add Board...", "Copy", "Refresh");
        assertSheet(properties, "/dev/" + node, "Endpoint=theirs", "Name=/dev/" + node);
        assertMenu("Open Node", "Start Virtual Board", "Stop Virtual Board", "Add Board...", "Destroy Node", "Copy", "Refresh");
        assertSheet(properties, "ours", "Way=fd", "Source=0x500", "Received messages=0");
        assertMenu("Show Messages", "Start Virtual Board", "Stop Virtual Board", "Add Board...", "Close Endpoint", "Copy",
                "Refresh");
        assertSheet(properties, "rpmsg_ctrl0", "fd way=possible", "Name=/dev/rpmsg_ctrl0");
        assertMenu(CREATE, "Run Benchmark", "Run As", "Start Virtual Board", "Stop Virtual Board", "Add Board...", "Copy", "Refresh");
        Screenshot.take(boards.shell(), "properties");
        connection.destroyNode(node);
    }

    @Test
    void aPinnedSheetGoesOnWithItsRow() throws Exception {
        boards.createEndpoint(BoardsPage.FD, "pinned");
        boards.awaitMessages();
        PropertySheetPage properties = PropertySheetPage.open(boards.page());
        boards.page().activate(boards.view());
        assertSheet(properties, "pinned", "Sent messages=0");
        properties.pin(true);
        try {
            boards.select(boards.awaitRow("rpmsg_ctrl0", detail -> true));
            UiActivator.traffic().endpoints().get(0).send(new byte[] {1}, Duration.ofSeconds(5));
            properties.await("Sent messages=1", "Way=fd");
        } finally {
            properties.pin(false);
        }
    }

    private void assertSheet(PropertySheetPage properties, String row, String... facts) {
        boards.select(boards.awaitRow(row, detail -> true));
        properties.await(facts);
    }

    private void assertMenu(String... entries) {
        assertEquals(List.of(entries), boards.contextMenu().stream().filter(entry -> !entry.equals("-"))
                .map(entry -> entry.replaceAll(" (on|off)$", "")).toList());
    }

    private static String text(TreeItem[] items) {
        StringBuilder text = new StringBuilder();
        for (TreeItem item : items) {
            text.append(item.getText(0)).append('=').append(item.getText(1)).append('\n').append(text(item.getItems()));
        }
        return text.toString();
    }

    @Test
    void theConsoleTellsOfTheConnection() {
        MessageConsole console = Stream.of(ConsolePlugin.getDefault().getConsoleManager().getConsoles())
                .filter(found -> found.getName().equals("RPMsg: virtual")).map(MessageConsole.class::cast).findFirst().orElseThrow();
        Widgets.await("the console", () -> console.getDocument().get().contains("Connected: Linux "),
                () -> console.getDocument().get());
        assertTrue(console.getDocument().get().contains("Connecting to root@127.0.0.1:"), console.getDocument().get());
        IConsole shown = console;
        ConsolePlugin.getDefault().getConsoleManager().showConsoleView(shown);
        Widgets.drainEvents();
    }

    @Test
    void preferencesAreFoundByAKeyword() {
        DialogPage.Expected dialog = DialogPage.expect("Preferences", page -> {
            Text filter = Widgets.all(Text.class, page.shell()).get(0);
            filter.setText("openamp");
            Tree pages = Widgets.only(Tree.class, page.shell());
            Widgets.await("the page RPMsg alone", () -> pages.getItemCount() == 1 && pages.getItem(0).getText().equals("RPMsg"),
                    () -> text(pages.getItems()));
            page.screenshot("preferences");
        });
        PreferenceDialog preferences = PreferencesUtil.createPreferenceDialogOn(boards.shell(), "org.rpmsgexplorer.ui.preferences",
                null, null);
        preferences.open();
        dialog.await();
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        boards.page().activate(boards.view());
        boards.select(boards.awaitRow("rpmsg-sink", detail -> true));
        IBindingService keys = PlatformUI.getWorkbench().getService(IBindingService.class);
        for (String[] key : new String[][] {{"F5", "org.eclipse.ui.file.refresh"}, {"M1+C", "org.eclipse.ui.edit.copy"},
            {"DEL", "org.eclipse.ui.edit.delete"}}) {
            assertEquals(key[1], keys.getPerfectMatch(KeySequence.getInstance(key[0])).getParameterizedCommand().getId());
        }
        boards.execute("org.eclipse.ui.edit.copy");
        Clipboard clipboard = new Clipboard(boards.shell().getDisplay());
        assertEquals("rpmsg-sink\tsource –, destination 0x401, no driver", clipboard.getContents(TextTransfer.getInstance()));
        clipboard.dispose();
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        assertFalse(commands.getCommand("org.eclipse.ui.edit.delete").isEnabled(), "a channel cannot be deleted");
    }

    @Test
    void helpAndCheatSheetAreWhole() throws Exception {
        IMemento[] contexts = read("contexts.xml").getChildren("context");
        assertTrue(contexts.length > 10, "all contexts: " + contexts.length);
        for (IMemento context : contexts) {
            String id = context.getString("id");
            IHelpResource[] topics = HelpSystem.getContext("org.rpmsgexplorer.ui." + id).getRelatedTopics();
            assertTrue(topics.length > 0, id);
            for (IHelpResource topic : topics) {
                assertPage(topic.getHref().replace("/org.rpmsgexplorer.doc/", ""));
            }
        }
        XMLMemento toc = read("toc.xml");
        assertPage(toc.getString("topic"));
        List<String> pages = Stream.of(toc.getChildren("topic")).map(topic -> topic.getString("href")).toList();
        pages.forEach(AroundTheBoardsTest::assertPage);
        List<String> there = Collections.list(Platform.getBundle(DOC).getEntryPaths("html")).stream()
                .filter(path -> path.endsWith(".html") && !path.equals(toc.getString("topic"))).sorted().toList();
        assertEquals(there, pages.stream().sorted().toList(), "no page is lost");
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        IMemento[] steps = read("cheatsheets/first_message.xml").getChildren("item");
        assertEquals(5, steps.length);
        List<String> found = new ArrayList<>();
        for (IMemento step : steps) {
            IMemento command = step.getChild("command");
            if (command != null && commands.deserialize(command.getString("serialization")).getCommand().isDefined()) {
                found.add(step.getString("title"));
            }
        }
        assertEquals(List.of("Open the RPMsg perspective", "Start the virtual board"), found);
    }

    private static XMLMemento read(String path) throws Exception {
        try (InputStream in = Platform.getBundle(DOC).getEntry(path).openStream()) {
            return XMLMemento.createReadRoot(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    private static void assertPage(String path) {
        assertNotNull(Platform.getBundle(DOC).getEntry(path), path);
    }
}
