// The page of set-up mode and its requests, over HTTP/1.1 (RFC 9112), one at a time and a connection for each. Whose Host is another is led here or refused (DNS
// rebinding); a change of anything needs a token that only the page can have read, and no other Origin. Nothing may be kept by a cache, and no path leads to a
// file but the page's own.

using DeviceMailer.Http;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Setup;

/// <summary>Answers requests.</summary>
public sealed class SetupServer
{
    /// <summary>Its port.</summary>
    public const int Port = 80;

    // Fields, and what they must be: HttpReader compares without upper case.
    private readonly string fields = "host|origin|x-token|192.168.4.1|192.168.4.1:80|http://192.168.4.1";
    private const int HostField = 0;
    private const int OriginField = 1;
    private const int TokenField = 2;
    private const int OurHost = 3;
    private const int OurHostAndPort = 4;
    private const int OurOrigin = 5;

    private readonly ISmtpTransport transport;
    private readonly ISetupFiles files;
    private readonly SettingsStore store;
    private readonly ISetupDesk desk;
    private readonly byte[] token;
    private readonly byte[] buffer = new byte[SetupLimits.ReadBytes];
    private readonly HttpReader reader;
    private readonly HttpWriter writer;
    private readonly SetupRequest request = new SetupRequest();
    private bool hasOurHost;
    private bool hasOtherOrigin;
    private bool hasToken;

    /// <summary>Makes a server.</summary>
    /// <param name="transport">The connection that was accepted.</param>
    /// <param name="files">The files.</param>
    /// <param name="desk">The device.</param>
    /// <param name="token">What a change must bring: letters and digits at random, new with each start of the mode.</param>
    public SetupServer(ISmtpTransport transport, ISetupFiles files, ISetupDesk desk, byte[] token)
    {
        this.transport = transport;
        this.files = files;
        this.desk = desk;
        this.token = token;
        store = new SettingsStore(files);
        reader = new HttpReader(transport, buffer);
        writer = new HttpWriter(transport, new byte[SetupLimits.WriteBytes]);
    }

    /// <summary>Reads a request and answers it. The connection is to be closed then.</summary>
    public void Serve()
    {
        reader.Reset();
        transport.SetDeadline(SetupLimits.FirstLineMs);
        HttpResult result = reader.ReadFirstLine(false);
        transport.SetDeadline(SetupLimits.RequestMs);
        bool isRequest = result == HttpResult.Ok && request.Read(buffer, reader.Offset, reader.Length);
        if (result == HttpResult.Ok) result = ReadFields();
        if (result == HttpResult.Lost) return;
        if (result == HttpResult.Malformed || !isRequest) Refuse(Text.HttpBadRequest);
        else if (!hasOurHost) LeadHere();
        else Answer();
        Drain(result == HttpResult.Ok);
    }

    private HttpResult ReadFields()
    {
        hasOurHost = false;
        hasOtherOrigin = false;
        hasToken = false;
        for (; ; )
        {
            HttpResult result = reader.ReadField();
            if (result != HttpResult.Ok) return result == HttpResult.End ? HttpResult.Ok : result;
            if (reader.Is(fields, HostField)) hasOurHost = reader.Is(fields, OurHost, true) || reader.Is(fields, OurHostAndPort, true);
            else if (reader.Is(fields, OriginField)) hasOtherOrigin = !reader.Is(fields, OurOrigin, true);
            else if (reader.Is(fields, TokenField)) hasToken = IsToken();
        }
    }

    private bool IsToken()
    {
        if (reader.ValueLength != token.Length) return false;
        int different = 0;
        for (int i = 0; i < token.Length; i++) different |= token[i] ^ buffer[reader.ValueOffset + i];
        return different == 0;
    }

    // A phone asks a host of its maker's whether it is on the Internet, and shows where it is led instead.
    private void LeadHere()
    {
        if (request.Method != SetupMethod.Get)
        {
            Refuse(Text.HttpForbidden);
            return;
        }

        Begin(Text.HttpFound);
        writer.End();
    }

    private void Answer()
    {
        if (request.Method == SetupMethod.Other)
        {
            Refuse(Text.HttpNotAllowed);
            return;
        }

        if (request.Method != SetupMethod.Get && (!hasToken || hasOtherOrigin))
        {
            Refuse(Text.HttpForbidden);
            return;
        }

        desk.NoteRequest();
        switch (request.Path)
        {
            case SetupPath.Page: SendPage(); break;
            case SetupPath.State: SendState(); break;
            case SetupPath.Settings: SendSettings(); break;
            case SetupPath.PutSettings: TakeSettings(); break;
            case SetupPath.File: Refuse(HasPlace() && files.Exists(SetupFile.Place) ? Text.HttpDone : Text.HttpNotFound); break;
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

    private void SendPage()
    {
        if (!files.Open(SetupFile.Page))
        {
            Begin(Text.HttpPlain);
            writer.Write(Text.SetupNoPage);
            writer.End();
            return;
        }

        Begin(Text.HttpPage);
        for (int read = files.Read(buffer, 0, buffer.Length); read > 0; read = files.Read(buffer, 0, buffer.Length)) writer.Write(buffer, 0, read);
        files.Close();
        writer.End();
    }

    private void SendState()
    {
        Begin(Text.HttpJson);
        writer.Write(Text.SetupToken);
        writer.Write(token, 0, token.Length);
        writer.Write(Text.SetupHasPrevious);
        writer.Write(files.Exists(SetupFile.Previous) ? Text.SetupTrue : Text.SetupFalse);
        desk.WriteState(writer);
        writer.Write(Text.SetupLog);
        JsonText.Write(writer, buffer, 0, desk.CopyLog(buffer));
        writer.Write(Text.SetupEnd);
        writer.End();
    }

    private void SendSettings()
    {
        Begin(Text.HttpPlain);
        if (store.OpenHidden())
        {
            while (store.WriteHidden(writer)) continue;
        }

        writer.End();
    }

    private void TakeSettings()
    {
        store.Begin();
        HttpResult result = reader.ReadBody();
        for (; result == HttpResult.Ok; result = reader.ReadBody())
        {
            if (!store.Add(buffer, reader.Offset, reader.Length)) break;
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
        writer.End();
    }

    private bool HasPlace()
    {
        bool isPlace = FileStore.IsPlace(request.Name, request.NameLength);
        if (isPlace) files.SetPlace(request.Name, request.NameLength);
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
        bool good = files.Create(SetupFile.Part);
        HttpResult result = reader.ReadBody();
        for (; result == HttpResult.Ok && good; result = reader.ReadBody())
        {
            left -= reader.Length;
            good = left >= 0 && files.Write(buffer, reader.Offset, reader.Length);
        }

        bool isWhole = files.Commit() && good && result == HttpResult.End;
        string problem = isWhole ? desk.FileProblem(request.Path) : null;
        if (isWhole && problem == null)
        {
            Done(FileStore.Accept(files, request.Name, request.NameLength));
            return;
        }

        files.Delete(SetupFile.Part);
        if (problem == null)
        {
            RefuseBody(result);
            return;
        }

        Begin(Text.HttpMistakes);
        WriteLine(problem);
        writer.End();
    }

    private void WriteLine(string line)
    {
        byte[] bytes = Ascii.Bytes(line);
        writer.Write(bytes, 0, bytes.Length);
        writer.Write(Ascii.CrLf, 0, Ascii.CrLf.Length);
    }

    // Who is gone needs no answer.
    private void RefuseBody(HttpResult result)
    {
        if (result != HttpResult.Lost) Refuse(result == HttpResult.Malformed ? Text.HttpBadRequest : Text.HttpTooLarge);
    }

    private void Done(bool isDone) => Refuse(isDone ? Text.HttpDone : Text.HttpNotNow);

    private void Refuse(Text status)
    {
        Begin(status);
        writer.End();
    }

    // What is common to all answers stands behind the status and the fields of the one.
    private void Begin(Text status)
    {
        writer.Begin(false);
        writer.Write(Text.HttpVersion);
        writer.Write(status);
        writer.Write(Text.HttpCommon);
    }

    // A connection that is closed with bytes unread is reset (RFC 9112 9.6), and the answer may be lost with it.
    private void Drain(bool isWhole)
    {
        transport.SetDeadline(SetupLimits.DrainMs);
        for (int left = SetupLimits.MaxSettingsBytes; left > 0;)
        {
            int read = 0;
            if (isWhole ? reader.ReadBody() != HttpResult.Ok : transport.Read(buffer, 0, buffer.Length, out read) != TransportResult.Ok) return;
            left -= isWhole ? reader.Length : read;
        }
    }
}
