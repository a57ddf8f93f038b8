package dev.inkling.nnlib.golden;

import dev.inkling.nnlib.loss.BCE;
import dev.inkling.nnlib.loss.BCEWithLogits;
import dev.inkling.nnlib.loss.BinaryFocal;
import dev.inkling.nnlib.loss.Contrastive;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.loss.Dice;
import dev.inkling.nnlib.loss.Focal;
import dev.inkling.nnlib.loss.Hinge;
import dev.inkling.nnlib.loss.Huber;
import dev.inkling.nnlib.loss.KLDiv;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.loss.MAE;
import dev.inkling.nnlib.loss.MSE;
import dev.inkling.nnlib.loss.MarginRanking;
import dev.inkling.nnlib.loss.MultiMargin;
import dev.inkling.nnlib.loss.NLL;
import dev.inkling.nnlib.loss.Reduction;
import dev.inkling.nnlib.loss.SmoothL1;
import dev.inkling.nnlib.loss.TripletMargin;
import dev.inkling.nnlib.tensor.Tensor;

/** How nnlib runs the cases of losses.json. */
final class LossCases {
    private LossCases() {}

    static Tensor run(Case c) {
        switch (c.op) {
            case "triplet_margin":
                return new TripletMargin(c.number("margin")).of(c.x(), c.y(), c.tensor("z"));
            case "contrastive":
                return new Contrastive(c.number("margin")).of(c.x(), c.y(), c.tensor("target"));
            case "margin_ranking":
                return new MarginRanking(c.number("margin")).of(c.x(), c.y(), c.tensor("target"));
            default:
                return loss(c).of(c.x(), c.tensor("target"));
        }
    }

    private static Loss loss(Case c) {
        switch (c.op) {
            case "mse":
                return new MSE().reduction(reduction(c));
            case "l1":
                return new MAE().reduction(reduction(c));
            case "bce":
                return new BCE().reduction(reduction(c));
            case "huber":
                return new Huber(c.number("delta"));
            case "smooth_l1":
                return new SmoothL1(c.number("beta"));
            case "bce_with_logits":
                return c.has("pos_weight")
                        ? new BCEWithLogits().posWeight(c.tensor("pos_weight"))
                        : new BCEWithLogits();
            case "cross_entropy":
                return crossEntropy(c);
            case "nll":
                return new NLL();
            case "kl_div":
                return new KLDiv().reduction(reduction(c));
            case "focal":
                return new Focal(c.number("gamma"), c.number("alpha"));
            case "binary_focal":
                return new BinaryFocal(c.number("gamma"), c.number("alpha"));
            case "dice":
                return new Dice(c.number("smooth"));
            case "hinge":
                return new Hinge();
            case "multi_margin":
                return new MultiMargin(c.number("margin"), c.whole("p"));
            default:
                throw c.unknown();
        }
    }

    private static Loss crossEntropy(Case c) {
        CrossEntropy loss = new CrossEntropy().reduction(reduction(c));
        if (c.has("weight")) {
            loss.weight(c.tensor("weight"));
        }
        if (c.options.has("ignore_index")) {
            loss.ignore(c.whole("ignore_index"));
        }
        return loss.labelSmoothing(c.options.number("label_smoothing", 0));
    }

    private static Reduction reduction(Case c) {
        switch (c.options.string("reduction", "mean")) {
            case "mean":
                return Reduction.MEAN;
            case "sum":
                return Reduction.SUM;
            case "none":
                return Reduction.NONE;
            case "batchmean":
                return Reduction.BATCH_MEAN;
            default:
                throw c.unknown();
        }
    }
}
