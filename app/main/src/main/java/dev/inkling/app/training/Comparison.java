package dev.inkling.app.training;

import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.JsonObject;

/**
 * How a net that learned a person's digits reads them, beside the model that read them before.
 *
 * @param before the name of the model from before; empty for the one that came with the app
 * @param own all of the person's digits
 * @param held those of them that were never learned from
 * @param strangers digits by other hands, which shall not be forgotten
 */
public record Comparison(String before, Count own, Count held, Count strangers) {
    /** More of the strangers' digits than this share may not be forgotten. */
    private static final double FORGIVEN = 0.01;

    /**
     * How many of some digits were read right.
     *
     * @param all how many there are
     * @param before read right by the model from before
     * @param after read right by the net that was trained
     */
    public record Count(int all, int before, int after) {
        public Count {
            if (all < 0 || before < 0 || before > all || after < 0 || after > all) {
                throw new JsonException(before + " and " + after + " of " + all + " digits cannot be right.");
            }
        }

        JsonObject toJson() {
            return new JsonObject()
                    .put("all", (long) all)
                    .put("before", (long) before)
                    .put("after", (long) after);
        }

        static Count parse(JsonObject json) {
            return new Count(json.integer("all"), json.integer("before"), json.integer("after"));
        }
    }

    /**
     * Whether it reads fewer of the person's digits than before, be it of all or of those that it did not learn from.
     */
    public boolean readsFewer() {
        return own.after < own.before || held.after < held.before;
    }

    /** Whether it reads notably fewer of the strangers' digits than before. */
    public boolean forgets() {
        return strangers.after < strangers.before - FORGIVEN * strangers.all;
    }

    /**
     * Whether it can take the place of the model from before: at least as good on the person's digits, little
     * forgotten.
     */
    public boolean isAsGood() {
        return !readsFewer() && !forgets();
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("before", before)
                .put("own", own.toJson().fields())
                .put("held", held.toJson().fields())
                .put("strangers", strangers.toJson().fields());
    }

    static Comparison parse(JsonObject json) {
        return new Comparison(
                json.string("before"),
                Count.parse(json.object("own")),
                Count.parse(json.object("held")),
                Count.parse(json.object("strangers")));
    }
}
