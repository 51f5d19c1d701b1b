// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.wizard;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.jface.wizard.Wizard;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardEntry;
import org.rpmsgexplorer.ui.boards.BoardJob;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.Boards;

/** Asks for a board and adds it to the list, or changes one that is there. */
public final class BoardWizard extends Wizard {
    private final Boards boards = UiActivator.boards();
    private final Optional<BoardEntry> before;
    private final String id;
    private final BoardPage page;

    /** Creates one for a new board. */
    public BoardWizard() {
        this(Optional.empty());
    }

    /** Creates one that changes a board. */
    public BoardWizard(BoardEntry board) {
        this(Optional.of(board));
    }

    private BoardWizard(Optional<BoardEntry> board) {
        before = board;
        id = board.map(BoardEntry::id).orElseGet(() -> UUID.randomUUID().toString());
        Set<String> taken = boards.snapshots().stream().filter(other -> !other.id().equals(id)).map(BoardSnapshot::label)
                .collect(Collectors.toSet());
        page = new BoardPage(id, board.map(BoardDraft::of).orElse(BoardDraft.EMPTY), taken, boards.signIns());
        page.setTitle(board.isPresent() ? Messages.BoardWizard_editTitle : Messages.BoardWizard_addTitle);
        setWindowTitle(board.isPresent() ? Messages.BoardWizard_edit : Messages.BoardWizard_add);
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        boards.put(page.draft().entry(id));
        if (page.connects()) {
            boards.connect(id);
        }
        return true;
    }

    /** What was kept while a new board was tested has no board to belong to. */
    @Override
    public boolean performCancel() {
        if (before.isEmpty() && page.hasTested()) {
            new BoardJob(Messages.BoardWizard_forget, id, monitor -> boards.signIns().forget(id), problem -> {
            }).schedule();
        }
        return true;
    }
}
