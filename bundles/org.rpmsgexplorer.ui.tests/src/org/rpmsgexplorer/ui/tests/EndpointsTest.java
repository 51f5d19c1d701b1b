// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.XMLMemento;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.Boards;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;
import org.rpmsgexplorer.virtualboard.BoardFolder;

/** Endpoints of ours in the perspective "RPMsg", with what stands around the boards there. */
class EndpointsTest {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("rpmsg.screenshots"));
    private static final String DIALOG = "Create Endpoint";
    private static final String CREATE = "Create Endpoint...";

    private BoardsPage boards;

    @BeforeAll
    static void makeFolders() throws IOException {
        RuntimeFolder.make();
    }

    @AfterAll
    static void removeFolders() throws IOException {
        RuntimeFolder.remove();
    }

    @BeforeEach
    void start() throws Exception {
        boards = BoardsPage.openInPerspective();
        boards.awaitEmpty();
        boards.startVirtualBoard();
    }

    @AfterEach
    void stop() throws Exception {
        for (LiveEndpoint endpoint : UiActivator.traffic().endpoints()) {
            UiActivator.traffic().close(endpoint);
        }
        if (BoardFolder.of(BoardFolder.DEFAULT_NAME).running().isPresent()) {
            boards.execute("org.rpmsgexplorer.ui.stopVirtualBoard");
        }
        boards.awaitEmpty();
        boards.close();
    }

    @Test
    void aChannelFillsTheDialogAndTheEndpointIsShown() throws Exception {
        DialogPage.Expected dialog = DialogPage.expect(DIALOG, page -> {
            assertEquals("rpmsg_ctrl0", page.value("Control device:"));
            assertEquals("0x400", page.value("Destination:"));
            assertEquals("rpmsg-echo", page.value("Name:"));
            assertEquals("Any", page.value("Source:"));
            assertTrue(page.button("fd: a descriptor, and no node").getSelection());
            assertTrue(page.text().contains("Who sends first? You."), page.text());
            screenshot(page, "create-endpoint-light.png");
            page.press("Create");
        });
        boards.open(boards.awaitRow("rpmsg-echo", detail -> true));
        dialog.await();
        awaitEndpoint("0 received, 0 sent, fd way, source –, destination 0x400");
        awaitMessages();

        LiveEndpoint endpoint = UiActivator.traffic().endpoints().get(0);
        endpoint.send("hello".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(5));
        TreeItem row = awaitEndpoint("1 received, 1 sent, fd way, source –, destination 0x400");
        assertEquals("rpmsg_ctrl0", row.getParentItem().getText(0));
        Widgets.screenshot(boards.shell(), SCREENSHOTS.resolve("perspective-light.png"));

        boards.page().activate(boards.view());
        boards.select(row);
        assertEquals("Show Messages on", boards.contextMenu().get(0));
        boards.execute("org.eclipse.ui.edit.delete");
        Widgets.await("the end of the endpoint", () -> UiActivator.traffic().endpoints().isEmpty(), () -> "it");
        Widgets.await("no row", row::isDisposed, row::toString);
    }

    @Test
    void aNodeOfSomebodyElseIsOpenedAndDestroyed() throws Exception {
        Connection connection = UiActivator.boards().connection(Boards.VIRTUAL).orElseThrow();
        String node = connection.createNode(new EndpointSpec("rpmsg_ctrl0", Way.LEGACY, "theirs", EndpointSpec.ANY, 0x400));
        TreeItem row = boards.awaitRow("/dev/" + node, "endpoint theirs, source –, destination 0x400"::equals);
        boards.select(row);
        assertEquals(List.of("Open Node on", "-"), boards.contextMenu().subList(0, 2));
        boards.execute("org.rpmsgexplorer.ui.openNode");
        boards.awaitRow("theirs", detail -> detail.startsWith("0 received, 0 sent, legacy way, /dev/" + node));
        awaitMessages();
        boards.page().activate(boards.view());
        boards.select(boards.awaitRow("theirs", detail -> true));
        boards.execute("org.eclipse.ui.edit.delete");
        row = boards.awaitRow("/dev/" + node, detail -> true);

        boards.select(row);
        DialogPage.Expected sure = DialogPage.expect("Destroy Node", page -> page.press("OK"));
        boards.execute("org.eclipse.ui.edit.delete");
        sure.await();
        boards.awaitNoRow("/dev/" + node);
        assertEquals(List.of(), connection.devices().nodes());
    }

    @Test
    void endpointsEndWithTheirConnection() {
        create("fd: a descriptor, and no node", "held");
        boards.awaitRow("held", detail -> true);
        awaitMessages();
        boards.page().activate(boards.view());
        boards.select(boards.awaitRow("virtual", detail -> true));
        boards.press("Disconnect");
        boards.awaitRow("virtual", detail -> detail.endsWith("not connected"));
        assertEquals(List.of(), UiActivator.traffic().endpoints());
        boards.press("Connect");
        boards.awaitRow("rpmsg-echo", detail -> true);
        boards.awaitNoRow("held");
    }

    private void awaitMessages() {
        Widgets.await("the messages", () -> boards.page().getActivePart().getSite().getId().equals("org.rpmsgexplorer.ui.messages"),
                () -> boards.page().getActivePart().getTitle());
    }

    private TreeItem awaitEndpoint(String detail) {
        return boards.awaitRow(detail);
    }

    @Test
    void whatIsWrongIsSaidWhileTyping() {
        DialogPage.Expected dialog = DialogPage.expect(DIALOG, page -> {
            assertFalse(page.button("Create").isEnabled(), "the destination is missing");
            assertEquals("rpmsg-explorer", page.value("Name:"));
            page.type("Destination:", "0x400");
            assertTrue(page.button("Create").isEnabled());
            page.type("Name:", "a name that is much too long for it");
            assertTrue(page.text().contains("The name has 35 bytes, and the kernel takes up to 31"), page.text());
            assertFalse(page.button("Create").isEnabled());
            screenshot(page, "create-endpoint-error-light.png");
            page.type("Name:", "x");
            page.type("Source:", "here");
            assertTrue(page.text().contains("\"here\" is not an address"), page.text());
            page.press("Cancel");
        });
        boards.select(boards.awaitRow("rpmsg_ctrl0", detail -> true));
        boards.press(CREATE);
        dialog.await();
        assertEquals(List.of(), UiActivator.traffic().endpoints());
    }

    @Test
    void aLegacyEndpointHasItsNodeAndAFailureIsShown() {
        create("legacy: a node /dev/rpmsgN", "one");
        boards.awaitRow("one", detail -> detail.startsWith("0 received, 0 sent, legacy way, /dev/rpmsg"));
        awaitMessages();
        assertTrue(boards.rows("/dev/rpmsg0").isEmpty(), "its node is not shown twice");

        // Test harnesses switch such dialogs off.
        boolean before = ErrorDialog.AUTOMATED_MODE;
        ErrorDialog.AUTOMATED_MODE = false;
        try {
            DialogPage.Expected failure = DialogPage.expect("Problem Occurred", page -> {
                assertTrue(page.text().contains("The endpoint could not be opened") && page.text().contains("0x500"), page.text());
                screenshot(page, "create-endpoint-failed-light.png");
            });
            create("legacy: a node /dev/rpmsgN", "two");
            failure.await();
        } finally {
            ErrorDialog.AUTOMATED_MODE = before;
        }
        assertEquals(1, UiActivator.traffic().endpoints().size(), "both want the same source");
    }

    private void create(String way, String name) {
        DialogPage.Expected dialog = DialogPage.expect(DIALOG, page -> {
            page.type("Name:", name);
            page.type("Source:", "0x500");
            page.press(way);
            page.press("Create");
        });
        boards.page().activate(boards.view());
        boards.select(boards.awaitRow("rpmsg-sink", detail -> true));
        boards.press(CREATE);
        dialog.await();
    }

    @Test
    void propertiesOfTheSelectedRowAreShown() throws Exception {
        IViewPart properties = boards.page().showView("org.eclipse.ui.views.PropertySheet");
        boards.page().activate(boards.view());
        boards.select(boards.awaitRow("rpmsg_ctrl0", detail -> true));
        Tree sheet = Widgets.all(Tree.class, Widgets.partOf(properties)).stream().filter(Tree::isVisible).findFirst().orElseThrow();
        Widgets.await("the properties", () -> text(sheet.getItems()).contains("fd way=possible"), () -> text(sheet.getItems()));
        assertTrue(text(sheet.getItems()).contains("Name=/dev/rpmsg_ctrl0"), text(sheet.getItems()));
        Widgets.screenshot(boards.shell(), SCREENSHOTS.resolve("properties-light.png"));
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
    void preferencesAreFound() {
        DialogPage.Expected dialog = DialogPage.expect("Preferences (Filtered)", page -> {
            assertTrue(page.text().contains("come back by themselves"), page.text());
            screenshot(page, "preferences-light.png");
        });
        PreferenceDialog preferences = PreferencesUtil.createPreferenceDialogOn(boards.shell(), "org.rpmsgexplorer.ui.preferences",
                new String[] {"org.rpmsgexplorer.ui.preferences"}, null);
        preferences.open();
        dialog.await();
    }

    @Test
    void helpAndCheatSheetAreWhole() throws Exception {
        for (String context : List.of("boards", "board_wizard", "create_endpoint", "preferences")) {
            String page = HelpSystem.getContext("org.rpmsgexplorer.ui." + context).getRelatedTopics()[0].getHref();
            assertNotNull(Platform.getBundle("org.rpmsgexplorer.doc").getEntry(page.replace("/org.rpmsgexplorer.doc/", "")), page);
        }
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        try (InputStream in = Platform.getBundle("org.rpmsgexplorer.doc").getEntry("cheatsheets/first_message.xml").openStream()) {
            IMemento[] steps = XMLMemento.createReadRoot(new InputStreamReader(in, StandardCharsets.UTF_8)).getChildren("item");
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
    }

    private static void screenshot(DialogPage page, String name) {
        try {
            Widgets.screenshot(page.shell(), SCREENSHOTS.resolve(name));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
