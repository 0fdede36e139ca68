package dev.caravel.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Prints rows in columns that are as wide as their widest entry. For one thread. */
final class Table {
    private final List<String> headings;
    private final int textColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param textColumns how many of the last columns begin at the left; those before hold numbers and end at the right */
    Table(int textColumns, String... headings) {
        this.headings = List.of(headings);
        this.textColumns = textColumns;
    }

    void add(String... entries) {
        rows.add(List.of(entries));
    }

    void print(PrintWriter out) {
        int[] widths = IntStream.range(0, headings.size()).map(this::width).toArray();
        print(headings, widths, out);
        rows.forEach(row -> print(row, widths, out));
    }

    private int width(int column) {
        int widest =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return Math.max(widest, headings.get(column).length());
    }

    private void print(List<String> row, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String entry = row.get(column);
            String space = " ".repeat(widths[column] - entry.length());
            boolean isText = column >= row.size() - textColumns;
            line.append(column == 0 ? "" : "  ").append(isText ? entry + space : space + entry);
        }
        out.println(line.toString().stripTrailing());
    }
}
