package assay.internal.images;

import assay.core.random.RandomStream;

/** The buffers of a cursor, and the order and seeds of its epoch. The next cursor reuses it. */
class Workspace {
    private final BatchPlan plan;
    private final Renderer renderer;
    private final Batch[] slots;
    private final int[] order;
    private final long[] imageSeeds;
    private Batch tail;

    /** @param slots how many batches it has room for at a time */
    Workspace(BatchPlan plan, int slots) {
        this.plan = plan;
        renderer = new Renderer(plan.images(), plan.normalisation(), plan.augmentation());
        this.slots = new Batch[slots];
        for (int s = 0; s < slots; s++) {
            this.slots[s] = allocate(Math.min(plan.batchSize(), plan.images().size()));
        }
        order = new int[plan.images().size()];
        imageSeeds = new long[order.length];
    }

    final int slots() {
        return slots.length;
    }

    /** Draws the order of an epoch and one seed per image. */
    final void begin(int epoch) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (plan.shuffle()) {
            plan.seeds().stream(plan.stream() + "/order", epoch).shuffle(order);
        }
        RandomStream seeds = plan.seeds().stream(plan.stream() + "/augment", epoch);
        for (int i = 0; i < imageSeeds.length; i++) {
            imageSeeds[i] = seeds.nextLong();
        }
    }

    /** Fills a slot with the batch of a step of the current epoch; an incomplete last batch has separate buffers. */
    Batch prepare(int step, int slot) {
        int from = step * plan.batchSize();
        int size = Math.min(plan.batchSize(), order.length - from);
        Batch batch = slots[slot];
        if (size < batch.size()) {
            tail = tail == null ? allocate(size) : tail;
            batch = tail;
        }
        int stride = batch.pixels().length / batch.size();
        for (int i = 0; i < size; i++) {
            int image = order[from + i];
            batch.labels()[i] = plan.images().label(image);
            renderer.render(image, new RandomStream(imageSeeds[image]), batch.pixels(), i * stride);
        }
        return batch;
    }

    private Batch allocate(int size) {
        ImageSet s = plan.images();
        float[] pixels = new float[Math.multiplyExact(size, s.channels() * s.height() * s.width())];
        return new Batch(pixels, new int[size], size, s.channels(), s.height(), s.width());
    }
}
