// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.rpmsgexplorer.core.decode.Decoded;
import org.rpmsgexplorer.core.decode.Field;
import org.rpmsgexplorer.core.payload.PayloadText;
import org.rpmsgexplorer.ui.Later;

/** A message's bytes and what they mean, side by side; what is selected in one is marked in the other. UI thread only. */
final class DetailPane {
    /** The width of the lines between parts, in pixels. */
    static final int SASH = 3;

    private static final int[] SIDES = {60, 40};
    private static final int MARGIN = 4;

    private final SashForm sides;
    private final Later later;
    private final StyledText bytes;
    private final TreeViewer fields;
    private final TreeViewerColumn name;
    private MessageRow row;
    /** What stands there while no message is selected. */
    private String nothing = Messages.DetailPane_none;
    private HexDump dump = HexDump.of(new byte[0], PayloadText.LINE);
    /** Whether a selection is being followed: what that selects is not followed back. */
    private boolean following;

    /**
     * A field, as an object of its own: fields of one name and value are equal.
     *
     * @param parent the one around it; null for the outermost ones
     */
    private record Node(Node parent, Field field, int index) {
        List<Field> path() {
            List<Field> path = parent == null ? new ArrayList<>() : parent.path();
            path.add(field);
            return path;
        }

        static Object[] all(Node parent, List<Field> fields) {
            Object[] nodes = new Object[fields.size()];
            for (int index = 0; index < nodes.length; index++) {
                nodes[index] = new Node(parent, fields.get(index), index);
            }
            return nodes;
        }
    }

    /** The fields of what is decoded, and last what could not be. */
    private static final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            Decoded decoded = (Decoded) input;
            Object[] nodes = Node.all(null, decoded.fields());
            if (decoded.complete()) {
                return nodes;
            }
            Object[] more = Arrays.copyOf(nodes, nodes.length + 1, Object[].class);
            more[nodes.length] = NLS.bind(Messages.DetailPane_problem, decoded.problem(),
                    Integer.toString(decoded.problemOffset()));
            return more;
        }

        @Override
        public Object[] getChildren(Object parent) {
            return parent instanceof Node node ? Node.all(node, node.field().children()) : new Object[0];
        }

        @Override
        public Object getParent(Object element) {
            return element instanceof Node node ? node.parent() : null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof Node node && !node.field().children().isEmpty();
        }
    }

    DetailPane(Composite parent) {
        sides = new SashForm(parent, SWT.HORIZONTAL);
        later = new Later(sides);
        bytes = new StyledText(sides, SWT.READ_ONLY | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL | SWT.FULL_SELECTION);
        bytes.setFont(JFaceResources.getTextFont());
        bytes.setMargins(MARGIN, 2, MARGIN, 2);
        bytes.addCaretListener(event -> followByte(event.caretOffset));
        bytes.addListener(SWT.Resize, event -> fit());
        bytes.addListener(SWT.Paint, event -> keepColours());
        bytes.getAccessible().addAccessibleListener(
                AccessibleListener.getNameAdapter(event -> event.result = Messages.DetailPane_bytes));
        Composite right = new Composite(sides, SWT.NONE);
        TreeColumnLayout columns = new TreeColumnLayout();
        right.setLayout(columns);
        fields = new TreeViewer(right, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
        fields.getTree().setHeaderVisible(true);
        fields.getTree().getAccessible().addAccessibleListener(
                AccessibleListener.getNameAdapter(event -> event.result = Messages.DetailPane_fields));
        fields.setContentProvider(new Content());
        name = column(columns, new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return OneLine.of(element instanceof Node node ? node.field().name() : (String) element);
            }
        });
        column(columns, new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return element instanceof Node node ? OneLine.of(node.field().value().text()) : "";
            }
        }).getColumn().setText(Messages.DetailPane_value);
        fields.addSelectionChangedListener(event -> followField());
        sides.setWeights(SIDES);
        sides.setSashWidth(SASH);
        show(Optional.empty());
    }

    private TreeViewerColumn column(TreeColumnLayout columns, ColumnLabelProvider labels) {
        TreeViewerColumn column = new TreeViewerColumn(fields, SWT.LEFT);
        columns.setColumnData(column.getColumn(), new ColumnWeightData(1, 80, true));
        column.setLabelProvider(labels);
        return column;
    }

    Control control() {
        return sides;
    }

    /**
     * Lets the bytes have the colours of the fields: themes do not know that both are the same kind of thing.
     *
     * @param line the colour of lines between parts, of those above this one, too
     */
    void followTheme(Color line) {
        sides.setBackground(line);
        sides.getParent().setBackground(line);
        bytes.setBackground(fields.getTree().getBackground());
        bytes.setForeground(fields.getTree().getForeground());
    }

    /** A theme may colour the bytes after the fields; not while they are being painted. */
    private void keepColours() {
        if (!bytes.getBackground().equals(fields.getTree().getBackground())) {
            later.run(() -> followTheme(TableLook.line(fields.getTree())));
        }
    }

    /** Returns the tree of fields; the workbench's theme colours it. */
    TreeViewer fields() {
        return fields;
    }

    StyledText bytes() {
        return bytes;
    }

    /** Shows a message, or that there is none. */
    void show(Optional<MessageRow> selected) {
        MessageRow fresh = selected.orElse(null);
        if (row != null && fresh != null && row.number() == fresh.number()) {
            return;
        }
        row = fresh;
        following = true;
        try {
            dump();
            Decoded decoded = selected.map(MessageRow::decoded).orElse(Decoded.NOTHING);
            fields.setInput(decoded);
            fields.expandToLevel(2);
            name.getColumn().setText(decoded.decoder().isEmpty() ? Messages.DetailPane_field
                    : NLS.bind(Messages.DetailPane_fieldOf, decoded.decoder()));
        } finally {
            following = false;
        }
    }

    /** Says something else while no message is selected. */
    void sayNothing(String text) {
        if (!text.equals(nothing)) {
            nothing = text;
            if (row == null) {
                dump();
            }
        }
    }

    private void dump() {
        dump = HexDump.of(row == null ? new byte[0] : row.payload(), line());
        bytes.setText(row == null ? nothing : dump.text());
    }

    private int line() {
        GC gc = new GC(bytes);
        try {
            double letter = gc.getFontMetrics().getAverageCharacterWidth();
            return HexDump.lineFor((int) ((bytes.getClientArea().width - 2 * MARGIN) / letter));
        } finally {
            gc.dispose();
        }
    }

    /** Where there is less room, a line has fewer bytes, so that all is in sight. */
    private void fit() {
        if (line() == dump.line()) {
            return;
        }
        following = true;
        try {
            dump();
        } finally {
            following = false;
        }
        followField();
    }

    /** Returns the path of the selected field, as a filter has it; empty where none is selected. */
    Optional<String> selectedPath() {
        return selectedNode().map(node -> Fields.path(node.path()));
    }

    /** Returns the selected field behind those around it, from the outermost one on; empty where none is selected. */
    List<Field> selectedWay() {
        return selectedNode().map(Node::path).orElse(List.of());
    }

    /** Returns the selected field; empty where none is selected. */
    Optional<Field> selectedField() {
        return selectedNode().map(Node::field);
    }

    private Optional<Node> selectedNode() {
        return fields.getStructuredSelection().getFirstElement() instanceof Node node ? Optional.of(node) : Optional.empty();
    }

    private void followField() {
        if (!following) {
            selectedField().ifPresentOrElse(field -> mark(field.offset(), field.length()), () -> mark(0, 0));
        }
    }

    private void followByte(int place) {
        int at = following || row == null ? -1 : dump.byteAt(place);
        if (at < 0) {
            return;
        }
        List<Field> path = Fields.at(row.decoded(), at);
        following = true;
        try {
            if (path.isEmpty()) {
                fields.setSelection(TreeSelection.EMPTY);
                mark(at, 1);
            } else {
                fields.setSelection(new TreeSelection(treePath(path)), true);
                mark(path.get(path.size() - 1).offset(), path.get(path.size() - 1).length());
            }
        } finally {
            following = false;
        }
    }

    private TreePath treePath(List<Field> path) {
        List<Node> nodes = new ArrayList<>();
        List<Field> level = row.decoded().fields();
        Node parent = null;
        for (Field field : path) {
            parent = new Node(parent, field, level.indexOf(field));
            nodes.add(parent);
            level = field.children();
        }
        return new TreePath(nodes.toArray());
    }

    private void mark(int from, int count) {
        List<HexDump.Piece> pieces = dump.pieces(from, count);
        List<StyleRange> styles = new ArrayList<>();
        Color foreground = bytes.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT);
        Color background = bytes.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION);
        for (HexDump.Piece piece : pieces) {
            styles.add(new StyleRange(piece.start(), piece.length(), foreground, background));
        }
        styles.sort((one, other) -> Integer.compare(one.start, other.start));
        bytes.setStyleRanges(styles.toArray(StyleRange[]::new));
        if (!pieces.isEmpty()) {
            reveal(bytes.getLineAtOffset(pieces.get(0).start()), bytes.getLineAtOffset(pieces.get(pieces.size() - 1).start()));
        }
    }

    /** Scrolls as little as possible; where there is no room for all lines, the first ones are in sight. */
    private void reveal(int first, int last) {
        int room = Math.max(1, (bytes.getClientArea().height - 2 * MARGIN) / bytes.getLineHeight());
        bytes.setTopIndex(Math.min(first, Math.max(bytes.getTopIndex(), last - room + 1)));
    }
}
