// That a maildir shows whole messages only, in order, and loses none.
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Sink;

/// <summary>Tests of <see cref="Maildir"/>.</summary>
public sealed class MaildirTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-maildir-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Message_is_stored_octet_by_octet()
    {
        byte[] message = [.. Enumerable.Range(0, 256).Select(number => (byte)number)];

        string path = new Maildir(folder).Deliver(message);

        Assert.Equal(Path.Combine(folder, "new"), Path.GetDirectoryName(path));
        Assert.Equal(message, File.ReadAllBytes(path));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder, "tmp")));
    }

    [Fact]
    public async Task Nothing_is_visible_in_new_until_it_is_complete()
    {
        const int Size = 4 * 1024 * 1024;
        const int Count = 20;
        var maildir = new Maildir(folder);
        Task delivering = Task.Run(() =>
        {
            for (int i = 0; i < Count; i++)
            {
                maildir.Deliver(new byte[Size]);
            }
        });

        while (!delivering.IsCompleted)
        {
            Assert.All(maildir.Messages(), path => Assert.Equal(Size, new FileInfo(path).Length));
        }

        await delivering;
        Assert.Equal(Count, maildir.Messages().Count);
    }

    [Fact]
    public void Messages_are_listed_in_the_order_of_arrival()
    {
        var maildir = new Maildir(folder);

        string[] delivered = [.. Enumerable.Range(0, 50).Select(number => maildir.Deliver([(byte)number]))];

        Assert.Equal(delivered, maildir.Messages());
    }

    [Fact]
    public void Message_that_was_read_keeps_its_place()
    {
        var maildir = new Maildir(folder);
        string first = maildir.Deliver("1"u8);
        string second = maildir.Deliver("2"u8);
        string read = Path.Combine(folder, "cur", Path.GetFileName(first) + ":2,S");

        File.Move(first, read);

        Assert.Equal([read, second], maildir.Messages());
    }

    [Fact]
    public void Deliveries_at_once_have_names_of_their_own()
    {
        Maildir[] maildirs = [new Maildir(folder), new Maildir(folder)]; // as two programs would open it

        Parallel.For(0, 200, number => maildirs[number % 2].Deliver([(byte)number]));

        Assert.Equal(200, maildirs[0].Messages().Count);
        Assert.Equal(
            Enumerable.Range(0, 200),
            maildirs[0].Messages().Select(path => (int)File.ReadAllBytes(path)[0]).Order());
    }

    [Fact]
    public void Failed_delivery_leaves_nothing_behind()
    {
        var maildir = new Maildir(folder);
        Directory.Delete(Path.Combine(folder, "new"));

        Assert.ThrowsAny<IOException>(() => maildir.Deliver("x"u8));

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder, "tmp")));
    }
}
