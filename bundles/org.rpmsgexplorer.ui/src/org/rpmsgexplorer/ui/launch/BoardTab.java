// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;

/** Where a benchmark runs, and what its runs are called. */
final class BoardTab extends BenchmarkTab {
    private static final int WIDTH = 260;

    /** Behind each entry of the list, the id of its board; empty for the one that is selected. */
    private List<String> ids = List.of();
    private Combo board;
    private Combo control;

    BoardTab() {
        super("board");
    }

    @Override
    public String getName() {
        return Messages.BoardTab_name;
    }

    @Override
    public String getId() {
        return "org.rpmsgexplorer.ui.benchmark.board";
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(10, 8).applyTo(area);
        label(area, Attribute.BOARD);
        board = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
        GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(board);
        board.addListener(SWT.Selection, event -> changed());
        add(Attribute.BOARD, new BoardField());
        note(area, Messages.BoardTab_boardNote);
        label(area, Attribute.CONTROL);
        control = new Combo(area, SWT.DROP_DOWN);
        GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(control);
        control.addModifyListener(event -> changed());
        add(Attribute.CONTROL, new Field() {
            @Override
            public String get() {
                return control.getText();
            }

            @Override
            public void set(String text) {
                control.setText(text);
            }
        });
        note(area, Messages.BoardTab_controlNote);
        addText(area, Attribute.LABEL, Messages.BoardTab_noLabel, WIDTH);
        note(area, Messages.BoardTab_labelNote);
        setControl(area);
    }

    private static void note(Composite area, String text) {
        new Label(area, SWT.NONE);
        Label note = new Label(area, SWT.WRAP);
        note.setText(text);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(note);
    }

    /** The list of boards; one that is gone has an entry too, so that it is seen. */
    private final class BoardField implements Field {
        @Override
        public String get() {
            return board.getSelectionIndex() < 0 ? "" : ids.get(board.getSelectionIndex());
        }

        @Override
        public void set(String id) {
            List<String> found = new ArrayList<>(List.of(""));
            List<String> names = new ArrayList<>(List.of(Messages.BoardTab_selected));
            for (BoardSnapshot each : UiActivator.boards().snapshots()) {
                found.add(each.id());
                names.add(each.label());
            }
            if (!found.contains(id)) {
                found.add(id);
                names.add(Messages.BoardTab_goneName);
            }
            ids = found;
            board.setItems(names.toArray(String[]::new));
            board.select(ids.indexOf(id));
        }
    }

    @Override
    void shown(BenchmarkDraft draft) {
        String[] there = UiActivator.boards().snapshot(draft.get(Attribute.BOARD)).flatMap(BoardSnapshot::devicesNow).stream()
                .flatMap(devices -> devices.controls().stream()).map(ControlDevice::name).toArray(String[]::new);
        if (!List.of(there).equals(List.of(control.getItems()))) {
            String text = control.getText();
            control.setItems(there);
            control.setText(text);
        }
    }

    @Override
    Optional<String> problem(BenchmarkDraft draft) {
        return draft.given(Attribute.BOARD).filter(id -> UiActivator.boards().snapshot(id).isEmpty())
                .map(gone -> Messages.BoardTab_gone);
    }
}
