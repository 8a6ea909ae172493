using System.Collections.Concurrent;

namespace Mediation.Casework.Facts.Words;

/// <summary>
/// All patterns of a vocabulary as one machine (匹配机). It reads a text once, from left to right, and never goes back;
/// the work per character is bounded by the vocabulary, whatever the text. A gap is one position that counts how far it has
/// come, however far it may reach.
/// </summary>
internal sealed class Automaton
{
    private readonly Symbol[] symbols;

    private readonly int[][] accepts;

    private readonly Moves[] follow;

    private readonly Moves first;

    // Threads are as large as the machine: used again, not made anew for every text.
    private readonly ConcurrentStack<(Threads, Threads)> idle = [];

    private Automaton(Symbol[] symbols, int[][] accepts, Moves[] follow, Moves first)
    {
        this.symbols = symbols;
        this.accepts = accepts;
        this.follow = follow;
        this.first = first;
    }

    /// <summary>Number of positions; what one character may cost at most.</summary>
    public int Size => symbols.Length;

    /// <summary>One machine for several patterns, each with the label that its matches carry.</summary>
    public static Automaton Of(Glushkov positions, IEnumerable<(IReadOnlyList<int> First, IReadOnlyList<int> Last, int Label)> patterns)
    {
        var accepts = positions.Symbols.Select(_ => new List<int>()).ToArray();
        var first = new List<int>();
        foreach (var pattern in patterns)
        {
            first.AddRange(pattern.First);
            foreach (var position in pattern.Last)
                if (!accepts[position].Contains(pattern.Label)) accepts[position].Add(pattern.Label);
        }

        var symbols = positions.Symbols.ToArray();
        return new Automaton(
            symbols,
            [.. accepts.Select(labels => labels.ToArray())],
            [.. positions.Follow.Select(next => Moves.Of(next, symbols))],
            Moves.Of(first, symbols));
    }

    /// <summary>Every match, in the order of its end; of those of one pattern that end together, the shortest.</summary>
    public IEnumerable<Match> Run(NormalText text)
    {
        if (!idle.TryPop(out var threads))
            threads = (new Threads(Size), new Threads(Size));
        var (now, next) = threads;
        try
        {
            for (var at = 0; at < text.Length; at++)
            {
                Step(text[at], at, now, next);
                foreach (var position in next.Active)
                    foreach (var label in accepts[position])
                        yield return new Match(label, next.At[position], at);
                (now, next) = (next, now);
                next.Clear();
            }
        }
        finally
        {
            now.Clear();
            next.Clear();
            idle.Push(threads);
        }
    }

    private void Step(char letter, int at, Threads now, Threads next)
    {
        foreach (var from in now.Active)
        {
            ref readonly var here = ref symbols[from];
            ref readonly var trail = ref now.At[from];
            var inGap = here.Gap is not null;
            if (inGap && now.Taken[from] < here.Reach && here.Accepts(letter)) next.Add(from, trail, now.Taken[from] + 1);
            foreach (var to in follow[from].On(letter))
                if (symbols[to].Gap is null) next.Add(to, trail.Next(inGap, false, at), 1);
                else if (symbols[to].Accepts(letter)) next.Add(to, trail.Next(inGap, true, at), 1);
        }

        foreach (var to in first.On(letter)) next.Add(to, new Trail(at, at, at), 1);
    }

    /// <summary>A match (命中).</summary>
    /// <param name="Label">Which pattern's label.</param>
    /// <param name="Trail">How it came there.</param>
    /// <param name="End">Its last character.</param>
    internal readonly record struct Match(int Label, Trail Trail, int End)
    {
        public int Start => Trail.Start;

        public int Anchor => Trail.Anchor;
    }

    /// <summary>What a match remembers of its way.</summary>
    /// <param name="Start">Its first character.</param>
    /// <param name="Pause">The last character before its first gap; meaningless without one.</param>
    /// <param name="Anchor">The first character after its last gap; the first of all when it has none.</param>
    internal readonly record struct Trail(int Start, int Pause, int Anchor)
    {
        public Trail Next(bool fromGap, bool toGap, int at) => (fromGap, toGap) switch
        {
            (true, false) => this with { Anchor = at },
            (false, true) when Anchor == Start => this with { Pause = at - 1 },
            _ => this,
        };
    }

    private sealed class Threads(int size)
    {
        private readonly bool[] live = new bool[size];

        public List<int> Active { get; } = [];

        public Trail[] At { get; } = new Trail[size];

        public int[] Taken { get; } = new int[size];

        public void Add(int position, in Trail trail, int taken)
        {
            if (live[position] && !Better(position, trail, taken)) return;
            if (!live[position]) Active.Add(position);
            live[position] = true;
            At[position] = trail;
            Taken[position] = taken;
        }

        private bool Better(int position, in Trail trail, int taken) =>
            taken < Taken[position] || (taken == Taken[position] && trail.Start > At[position].Start);

        public void Clear()
        {
            foreach (var position in Active) live[position] = false;
            Active.Clear();
        }
    }

    /// <summary>Where a position leads: by letter, or by any letter into a gap. A sieve of the letters' low bits spares most searches.</summary>
    private sealed class Moves(char[] letters, int[][] to, int[] gaps)
    {
        private static readonly Moves None = new([], [], []);

        private readonly ulong[] sieve = Sieve(letters);

        public static Moves Of(List<int> to, Symbol[] symbols)
        {
            if (to.Count == 0) return None;
            if (to is [var only] && symbols[only] is { Gap: null, Letters: [var letter] })
                return new Moves([letter], [[only]], []);
            var byLetter = new SortedDictionary<char, List<int>>();
            var gaps = new List<int>();
            foreach (var position in to.Distinct())
                if (symbols[position].Gap is not null) gaps.Add(position);
                else
                    foreach (var one in symbols[position].Letters)
                        (byLetter.TryGetValue(one, out var same) ? same : byLetter[one] = []).Add(position);
            return new Moves([.. byLetter.Keys], [.. byLetter.Values.Select(same => same.Concat(gaps).ToArray())], [.. gaps]);
        }

        public int[] On(char letter) => (sieve[(letter >> 6) & 3] >> (letter & 63) & 1) != 0
            && Array.BinarySearch(letters, letter) is >= 0 and var at ? to[at] : gaps;

        private static ulong[] Sieve(char[] letters)
        {
            var sieve = new ulong[4];
            foreach (var letter in letters) sieve[(letter >> 6) & 3] |= 1UL << (letter & 63);
            return sieve;
        }
    }
}
