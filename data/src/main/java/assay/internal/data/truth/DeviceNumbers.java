package assay.internal.data.truth;

import assay.core.truth.Answer;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Basis;
import assay.core.truth.CostQuery;
import assay.core.truth.Question;
import assay.internal.data.store.Snapshot;
import java.util.List;

/** Numbers that were measured on a device. If there are several sources, the first imported one answers. */
final class DeviceNumbers extends PreparedNumbers {
    private final List<Snapshot.Hardware> sources;
    private final Available available;

    DeviceNumbers(Architectures architectures, CostQuery query, List<Snapshot.Hardware> sources, Available available) {
        super(architectures, query);
        this.sources = sources;
        this.available = available;
    }

    @Override
    long bits(int arch) {
        for (Snapshot.Hardware source : sources) {
            long bits = source.bits(arch);
            if (!Snapshot.isAbsent(bits)) {
                return bits;
            }
        }
        return Snapshot.ABSENT;
    }

    @Override
    Answer answer(Question about, int arch) {
        for (Snapshot.Hardware source : sources) {
            long bits = source.bits(arch);
            if (!Snapshot.isAbsent(bits)) {
                return new Measured(
                        about,
                        Double.longBitsToDouble(bits),
                        source.unit(),
                        List.of(),
                        Basis.MEASURED,
                        source.source());
            }
        }
        return available.absent((CostQuery) about, arch);
    }
}
