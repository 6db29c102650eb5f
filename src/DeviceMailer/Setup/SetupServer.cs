// The page of set-up mode and its requests. Whose Host is another is led here; a change of anything needs a token that only the page can have read, and no other
// Origin.

using DeviceMailer.Http;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Setup;

/// <summary>Answers the requests of set-up mode.</summary>
public sealed class SetupServer : PageServer
{
    private readonly string ourFields = "x-token";
    private readonly SettingsStore store;
    private readonly ISetupDesk desk;
    private readonly byte[] token;
    private bool hasToken;

    /// <summary>Makes a server.</summary>
    /// <param name="transport">The connection that was accepted.</param>
    /// <param name="files">The files.</param>
    /// <param name="desk">The device.</param>
    /// <param name="token">What a change must bring: letters and digits at random, new with each start of the mode.</param>
    public SetupServer(ISmtpTransport transport, ISetupFiles files, ISetupDesk desk, byte[] token)
        : base(transport, files, SetupLimits.ReadBytes, SetupLimits.WriteBytes)
    {
        this.desk = desk;
        this.token = token;
        Host = Ascii.Bytes("192.168.4.1");
        store = new SettingsStore(files);
    }

    /// <inheritdoc/>
    protected override void BeginFields() => hasToken = false;

    /// <inheritdoc/>
    protected override void TakeField()
    {
        if (Reader.Is(ourFields, 0)) hasToken = IsToken();
    }

    /// <summary>A phone asks a host of its maker's whether it is on the Internet, and shows where it is led instead.</summary>
    protected override void AnswerOther() => Refuse(Request.Method == SetupMethod.Get ? Text.HttpFound : Text.HttpForbidden);

    /// <inheritdoc/>
    protected override void Answer()
    {
        if (Request.Method != SetupMethod.Get && (!hasToken || HasOtherOrigin))
        {
            Refuse(Text.HttpForbidden);
            return;
        }

        desk.NoteRequest();
        switch (Request.Path)
        {
            case SetupPath.Page: SendPage(); break;
            case SetupPath.State: SendState(); break;
            case SetupPath.Settings: SendSettings(); break;
            case SetupPath.PutSettings: TakeSettings(); break;
            case SetupPath.File: Refuse(HasPlace() && Files.Exists(SetupFile.Place) ? Text.HttpDone : Text.HttpNotFound); break;
            case SetupPath.PutCertificate:
            case SetupPath.PutToken: TakeFile(SetupLimits.MaxCheckedBytes); break;
            case SetupPath.PutFile: TakeFile(SetupLimits.MaxFileBytes); break;
            case SetupPath.GoBack: Done(store.GoBack() && desk.Do(SetupAction.Reload)); break;
            case SetupPath.Scan: Done(desk.Do(SetupAction.Scan)); break;
            case SetupPath.Test: Done(desk.Do(SetupAction.TestMail)); break;
            case SetupPath.End: Done(desk.Do(SetupAction.End)); break;
            default: Refuse(Text.HttpNotFound); break;
        }
    }

    private bool IsToken()
    {
        if (Reader.ValueLength != token.Length) return false;
        int different = 0;
        for (int i = 0; i < token.Length; i++) different |= token[i] ^ Buffer[Reader.ValueOffset + i];
        return different == 0;
    }

    private void SendState()
    {
        Begin(Text.HttpJson);
        Writer.Write(Text.SetupToken);
        Writer.Write(token, 0, token.Length);
        Writer.Write(Text.SetupHasPrevious);
        Writer.Write(Files.Exists(SetupFile.Previous) ? Text.SetupTrue : Text.SetupFalse);
        desk.WriteState(Writer);
        Writer.Write(Text.SetupLog);
        JsonText.Write(Writer, Buffer, 0, desk.CopyLog(Buffer));
        Writer.Write(Text.SetupEnd);
        Writer.End();
    }

    private void SendSettings()
    {
        Begin(Text.HttpPlain);
        if (store.OpenHidden())
        {
            while (store.WriteHidden(Writer)) continue;
        }

        Writer.End();
    }

    private void TakeSettings()
    {
        store.Begin();
        HttpResult result = Reader.ReadBody();
        for (; result == HttpResult.Ok; result = Reader.ReadBody())
        {
            if (!store.Add(Buffer, Reader.Offset, Reader.Length)) break;
        }

        bool isWhole = store.End() && result == HttpResult.End;
        if (!isWhole)
        {
            store.Refuse();
            RefuseBody(result);
            return;
        }

        SettingsErrors errors = new SettingsErrors();
        if (store.OpenReceived())
        {
            desk.Check(store, errors);
            store.CloseReceived();
        }

        if (errors.Count > 0)
        {
            store.Refuse();
            SendMistakes(errors);
            return;
        }

        Done(store.Accept() && desk.Do(SetupAction.Reload));
    }

    private void SendMistakes(SettingsErrors errors)
    {
        Begin(Text.HttpMistakes);
        for (int i = 0; i < errors.Count && i < NotifierLimits.MaxSettingsErrors; i++) WriteLine(errors.MessageAt(i));
        Writer.End();
    }

    private bool HasPlace()
    {
        bool isPlace = FileStore.IsPlace(Request.Name, Request.NameLength);
        if (isPlace) Files.SetPlace(Request.Name, Request.NameLength);
        return isPlace;
    }

    private void TakeFile(int most)
    {
        if (!HasPlace())
        {
            Refuse(Text.HttpNotFound);
            return;
        }

        int left = most;
        bool good = Files.Create(SetupFile.Part);
        HttpResult result = Reader.ReadBody();
        for (; result == HttpResult.Ok && good; result = Reader.ReadBody())
        {
            left -= Reader.Length;
            good = left >= 0 && Files.Write(Buffer, Reader.Offset, Reader.Length);
        }

        bool isWhole = Files.Commit() && good && result == HttpResult.End;
        string problem = isWhole ? desk.FileProblem(Request.Path) : null;
        if (isWhole && problem == null)
        {
            Done(FileStore.Accept(Files, Request.Name, Request.NameLength));
            return;
        }

        Files.Delete(SetupFile.Part);
        if (problem == null)
        {
            RefuseBody(result);
            return;
        }

        Begin(Text.HttpMistakes);
        WriteLine(problem);
        Writer.End();
    }

    private void WriteLine(string line)
    {
        byte[] bytes = Ascii.Bytes(line);
        Writer.Write(bytes, 0, bytes.Length);
        Writer.Write(Ascii.CrLf, 0, Ascii.CrLf.Length);
    }

    // Who is gone needs no answer.
    private void RefuseBody(HttpResult result)
    {
        if (result != HttpResult.Lost) Refuse(result == HttpResult.Malformed ? Text.HttpBadRequest : Text.HttpTooLarge);
    }
}
