// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.ui.boards.BoardItem.Mark;
import org.rpmsgexplorer.ui.boards.BoardWork.Waiting;

/**
 * What stands below the rows: what is wrong with a board, or what its user waits for, and what to do about it.
 *
 * @param isProblem whether something has failed
 * @param board the id of the board that it is about
 * @param text for people, one line or several
 * @param offers what can be done at once
 */
record Notice(boolean isProblem, String board, String text, List<Offer> offers) {
    /** Something to do. */
    enum Offer {
        CONNECT, START, EDIT, TRY, DISCONNECT, CANCEL, CONSOLE, DISMISS;

        /** Returns what a link to it leads to. */
        String target() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Notice {
        Objects.requireNonNull(board);
        Objects.requireNonNull(text);
        offers = List.copyOf(offers);
    }

    /**
     * Decides what stands there. What is wrong with a selected row counts most, then what waits, then what is wrong elsewhere.
     *
     * @param boards the rows of the boards
     * @param selected the selected rows
     */
    static Optional<Notice> of(List<BoardItem> boards, List<BoardItem> selected, List<Waiting> waiting) {
        List<BoardItem> chosen = boards.stream()
                .filter(board -> selected.stream().anyMatch(row -> row.board().equals(board.id()))).toList();
        return problem(Stream.concat(chosen.stream(), selected.stream())).or(() -> waiting(chosen, waiting))
                .or(() -> problem(boards.stream())).or(() -> waiting(boards, waiting)).or(() -> advice(chosen));
    }

    private static Optional<Notice> problem(Stream<BoardItem> rows) {
        return rows.filter(row -> row.mark() == Mark.PROBLEM).findFirst().map(row -> new Notice(true, row.board(), text(row),
                offers(row, true)));
    }

    private static Optional<Notice> advice(List<BoardItem> boards) {
        return boards.stream().filter(board -> !board.hint().isEmpty()).findFirst()
                .map(board -> new Notice(false, board.id(), text(board), offers(board, false)));
    }

    private static Optional<Notice> waiting(List<BoardItem> boards, List<Waiting> all) {
        for (BoardItem board : boards) {
            List<Waiting> own = all.stream().filter(one -> one.board().equals(board.id())).toList();
            if (!own.isEmpty()) {
                String what = own.stream().map(Waiting::what).collect(Collectors.joining(", "));
                return Optional.of(new Notice(false, board.id(), NLS.bind(Messages.Notice_waiting, own.get(0).until(), what),
                        List.of(Offer.CANCEL)));
            }
        }
        return Optional.empty();
    }

    private static String text(BoardItem row) {
        return (NLS.bind(Messages.Notice_row, row.label(), row.detail()) + '\n' + row.hint()).strip();
    }

    private static List<Offer> offers(BoardItem row, boolean isProblem) {
        if (!(row.subject() instanceof Subject.OfBoard of)) {
            return List.of();
        }
        BoardSnapshot board = of.board();
        return Stream.of(Offer.values()).filter(offer -> switch (offer) {
            case CONNECT -> isProblem && board.canConnect();
            case START -> isProblem && board.virtual().filter(VirtualStatus::canStart).isPresent();
            case EDIT -> board.entry().isPresent() && !(board.link() instanceof Link.Away);
            case TRY -> board.link() instanceof Link.Away away && away.next().isPresent();
            case DISCONNECT -> board.link() instanceof Link.Away;
            case CANCEL -> false;
            case CONSOLE -> isProblem;
            case DISMISS -> isProblem && !(board.link() instanceof Link.Away);
        }).toList();
    }

    /** Returns the offers as a text with links. */
    String links() {
        return offers.stream().map(offer -> "<a href=\"" + offer.target() + "\">" + label(offer) + "</a>")
                .collect(Collectors.joining("   "));
    }

    private static String label(Offer offer) {
        return switch (offer) {
            case CONNECT -> Messages.Notice_connect;
            case START -> Messages.Notice_start;
            case EDIT -> Messages.Notice_edit;
            case TRY -> Messages.Notice_tryNow;
            case DISCONNECT -> Messages.Notice_disconnect;
            case CANCEL -> Messages.Notice_cancel;
            case CONSOLE -> Messages.Notice_console;
            case DISMISS -> Messages.Notice_dismiss;
        };
    }
}
