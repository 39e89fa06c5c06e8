"""The 24 messages of the gateway, 12 in each version, without envelope and signature.

All values are invented. Line breaks are for the eye: `joined` takes them out again.
"""


def joined(text: str) -> bytes:
    """The exact bytes of a sample."""
    return "".join(line.strip() for line in text.splitlines()).encode()


VERSION_4 = {
    "gepgBillSubReq": joined("""
        <gepgBillSubReq><BillHdr><SpCode>SP999</SpCode><RtrRespFlg>true</RtrRespFlg></BillHdr>
        <BillTrxInf><BillId>KK6-000123</BillId><SubSpCode>1001</SubSpCode>
        <SpSysId>TEGA001</SpSysId><BillAmt>400000.00</BillAmt><MiscAmt>0.00</MiscAmt>
        <BillExprDt>2026-02-09T23:59:59</BillExprDt><PyrId>P-123</PyrId>
        <PyrName>Asha Juma</PyrName><BillDesc>Ada ya ushiriki - Kikao Kazi</BillDesc>
        <BillGenDt>2026-01-10T09:00:00</BillGenDt><BillGenBy>portal</BillGenBy>
        <BillApprBy>portal</BillApprBy><PyrCellNum>255700000000</PyrCellNum>
        <PyrEmail>asha@example.org</PyrEmail><Ccy>TZS</Ccy><BillEqvAmt>400000.00</BillEqvAmt>
        <RemFlag>true</RemFlag><BillPayOpt>3</BillPayOpt><BillItems><BillItem>
        <BillItemRef>KK6-000123-1</BillItemRef><UseItemRefOnPay>N</UseItemRefOnPay>
        <BillItemAmt>400000.00</BillItemAmt><BillItemEqvAmt>400000.00</BillItemEqvAmt>
        <BillItemMiscAmt>0.00</BillItemMiscAmt><GfsCode>140206</GfsCode></BillItem></BillItems>
        </BillTrxInf></gepgBillSubReq>
    """),
    "gepgBillSubReqAck": joined("""
        <gepgBillSubReqAck><TrxStsCode>7101</TrxStsCode></gepgBillSubReqAck>
    """),
    "gepgBillSubResp": joined("""
        <gepgBillSubResp><BillTrxInf><BillId>KK6-000123</BillId><TrxSts>GS</TrxSts>
        <PayCntrNum>999990000123</PayCntrNum><TrxStsCode>7101</TrxStsCode></BillTrxInf>
        </gepgBillSubResp>
    """),
    "gepgBillSubRespAck": joined("""
        <gepgBillSubRespAck><TrxStsCode>7101</TrxStsCode></gepgBillSubRespAck>
    """),
    "gepgPmtSpInfo": joined("""
        <gepgPmtSpInfo><PymtTrxInf><TrxId>TX1</TrxId><SpCode>SP999</SpCode>
        <PayRefId>9990001</PayRefId><BillId>KK6-000123</BillId>
        <PayCtrNum>999990000123</PayCtrNum><BillAmt>400000.00</BillAmt>
        <PaidAmt>400000.00</PaidAmt><BillPayOpt>3</BillPayOpt><CCy>TZS</CCy>
        <TrxDtTm>2026-01-12T10:11:12</TrxDtTm><UsdPayChnl>MOB</UsdPayChnl>
        <PyrCellNum>255700000000</PyrCellNum><PyrName>Asha Juma</PyrName><PyrEmail></PyrEmail>
        <PspReceiptNumber>R1</PspReceiptNumber><PspName>NMB</PspName>
        <CtrAccNum>0150000000000</CtrAccNum></PymtTrxInf></gepgPmtSpInfo>
    """),
    "gepgPmtSpInfoAck": joined("""
        <gepgPmtSpInfoAck><TrxStsCode>7101</TrxStsCode></gepgPmtSpInfoAck>
    """),
    "gepgBillCanclReq": joined("""
        <gepgBillCanclReq><SpCode>SP999</SpCode><SpSysId>TEGA001</SpSysId>
        <CanclReasn>Usajili umeghairiwa</CanclReasn><BillId>KK6-000123</BillId>
        </gepgBillCanclReq>
    """),
    "gepgBillCanclResp": joined("""
        <gepgBillCanclResp><BillCanclTrxDt><BillId>KK6-000123</BillId><TrxSts>GS</TrxSts>
        <TrxStsCode>7283</TrxStsCode></BillCanclTrxDt></gepgBillCanclResp>
    """),
    "gepgSpReconcReq": joined("""
        <gepgSpReconcReq><SpReconcReqId>1379794698</SpReconcReqId><SpCode>SP999</SpCode>
        <SpSysId>TEGA001</SpSysId><TnxDt>2026-01-12</TnxDt><ReconcOpt>1</ReconcOpt>
        </gepgSpReconcReq>
    """),
    "gepgSpReconcReqAck": joined("""
        <gepgSpReconcReqAck><ReconcStsCode>7101</ReconcStsCode></gepgSpReconcReqAck>
    """),
    "gepgSpReconcResp": joined("""
        <gepgSpReconcResp><ReconcBatchInfo><SpReconcReqId>1379794698</SpReconcReqId>
        <SpCode>SP999</SpCode><SpName>e-GA</SpName><ReconcStsCode>7101</ReconcStsCode>
        </ReconcBatchInfo><ReconcTrans><ReconcTrxInf><SpBillId>KK6-000123</SpBillId>
        <BillCtrNum>999990000123</BillCtrNum><pspTrxId>TX1</pspTrxId>
        <PaidAmt>400000.00</PaidAmt><CCy>TZS</CCy><PayRefId>9990001</PayRefId>
        <TrxDtTm>2026-01-12T10:11:12</TrxDtTm><CtrAccNum>0150000000000</CtrAccNum>
        <UsdPayChnl>MOB</UsdPayChnl><PspName>NMB</PspName><PspCode>PSP006</PspCode>
        <DptCellNum></DptCellNum><DptName></DptName><DptEmailAddr></DptEmailAddr>
        <Remarks></Remarks><ReconcRsv1></ReconcRsv1><ReconcRsv2></ReconcRsv2>
        <ReconcRsv3></ReconcRsv3></ReconcTrxInf></ReconcTrans></gepgSpReconcResp>
    """),
    "gepgSpReconcRespAck": joined("""
        <gepgSpReconcRespAck><ReconcStsCode>7101</ReconcStsCode></gepgSpReconcRespAck>
    """),
}
VERSION_5 = {
    "billSubReq": joined("""
        <billSubReq><BillHdr><ReqId>SP99920260110090000</ReqId><SpGrpCode>SP999</SpGrpCode>
        <SysCode>TEGA001</SysCode><BillTyp>1</BillTyp><PayTyp>2</PayTyp>
        <GrpBillId>KK6-000123</GrpBillId></BillHdr><BillDtls><BillDtl>
        <BillId>KK6-000123</BillId><SpCode>SP999</SpCode><CollCentCode>HQ</CollCentCode>
        <BillDesc>Ada ya ushiriki</BillDesc><CustTin></CustTin><CustId>P-123</CustId>
        <CustIdTyp>5</CustIdTyp><CustAccnt></CustAccnt><CustName>Asha Juma</CustName>
        <CustCellNum>255700000000</CustCellNum><CustEmail>asha@example.org</CustEmail>
        <BillGenDt>2026-01-10T09:00:00</BillGenDt><BillExprDt>2026-02-09T23:59:59</BillExprDt>
        <BillGenBy>portal</BillGenBy><BillApprBy>portal</BillApprBy><BillAmt>400000.00</BillAmt>
        <BillEqvAmt>400000.00</BillEqvAmt><MinPayAmt>400000.00</MinPayAmt><Ccy>TZS</Ccy>
        <ExchRate>1.00</ExchRate><BillPayOpt>3</BillPayOpt><PayPlan>1</PayPlan>
        <PayLimTyp>1</PayLimTyp><PayLimAmt>0.00</PayLimAmt><CollPsp></CollPsp><BillItems>
        <BillItem><RefBillId>KK6-000123</RefBillId><SubSpCode>1001</SubSpCode>
        <GfsCode>140206</GfsCode><BillItemRef>KK6-000123-1</BillItemRef>
        <UseItemRefOnPay>N</UseItemRefOnPay><BillItemAmt>400000.00</BillItemAmt>
        <BillItemEqvAmt>400000.00</BillItemEqvAmt><CollSp>SP999</CollSp></BillItem></BillItems>
        </BillDtl></BillDtls></billSubReq>
    """),
    "billSubReqAck": joined("""
        <billSubReqAck><AckId>GW20260110090001</AckId><ReqId>SP99920260110090000</ReqId>
        <AckStsCode>7101</AckStsCode><AckStsDesc>Successful</AckStsDesc></billSubReqAck>
    """),
    "billSubRes": joined("""
        <billSubRes><BillHdr><ResId>GW20260110090005</ResId><ReqId>SP99920260110090000</ReqId>
        <GrpBillId>KK6-000123</GrpBillId><CustCntrNum>999990000123</CustCntrNum>
        <ResSts>GS</ResSts><ResStsCode>7101</ResStsCode><ResStsDesc>Successful</ResStsDesc>
        </BillHdr><BillDtls><BillDtl><BillId>KK6-000123</BillId>
        <BillCntrNum>999990000123</BillCntrNum><BillStsCode>7101</BillStsCode>
        <BillStsDesc>Successful</BillStsDesc></BillDtl></BillDtls></billSubRes>
    """),
    "billSubResAck": joined("""
        <billSubResAck><AckId>SP20260110090006</AckId><ResId>GW20260110090005</ResId>
        <AckStsCode>7101</AckStsCode></billSubResAck>
    """),
    "pmtSpNtfReq": joined("""
        <pmtSpNtfReq><PmtHdr><ReqId>GW20260112101200</ReqId><GrpBillId>KK6-000123</GrpBillId>
        <SpGrpCode>SP999</SpGrpCode><CustCntrNum>999990000123</CustCntrNum>
        <EntryCnt>1</EntryCnt></PmtHdr><PmtDtls><PmtTrxDtl><SpCode>SP999</SpCode>
        <BillId>KK6-000123</BillId><BillCtrNum>999990000123</BillCtrNum>
        <PspCode>PSP006</PspCode><PspName>NMB</PspName><TrxId>TX1</TrxId>
        <PayRefId>9990001</PayRefId><BillAmt>400000.00</BillAmt><PaidAmt>400000.00</PaidAmt>
        <BillPayOpt>3</BillPayOpt><Ccy>TZS</Ccy><CollAccNum>0150000000000</CollAccNum>
        <TrxDtTm>2026-01-12T10:11:12</TrxDtTm><UsdPayChnl>MOB</UsdPayChnl>
        <TrdPtyTrxId>R1</TrdPtyTrxId><QtRefId></QtRefId><PyrCellNum>255700000000</PyrCellNum>
        <PyrEmail></PyrEmail><PyrName>Asha Juma</PyrName><Rsv1></Rsv1><Rsv2></Rsv2><Rsv3></Rsv3>
        </PmtTrxDtl></PmtDtls></pmtSpNtfReq>
    """),
    "pmtSpNtfReqAck": joined("""
        <pmtSpNtfReqAck><AckId>SP20260112101201</AckId><ReqId>GW20260112101200</ReqId>
        <AckStsCode>7101</AckStsCode></pmtSpNtfReqAck>
    """),
    "billCanclReq": joined("""
        <billCanclReq><ReqId>SP99920260113080000</ReqId><SpGrpCode>SP999</SpGrpCode>
        <SysCode>TEGA001</SysCode><BillTyp>1</BillTyp><GrpBillId>KK6-000123</GrpBillId>
        <CanclGenBy>portal</CanclGenBy><CanclApprBy>portal</CanclApprBy>
        <CanclReasn>Usajili umeghairiwa</CanclReasn></billCanclReq>
    """),
    "billCanclRes": joined("""
        <billCanclRes><ResId>GW20260113080001</ResId><ReqId>SP99920260113080000</ReqId>
        <GrpBillId>KK6-000123</GrpBillId><CanclStsCode>7283</CanclStsCode>
        <CanclStsDesc>Bill has been cancelled</CanclStsDesc></billCanclRes>
    """),
    "sucSpPmtReq": joined("""
        <sucSpPmtReq><ReqId>SP99920260113020000</ReqId><SpGrpCode>SP999</SpGrpCode>
        <SysCode>TEGA001</SysCode><TrxDt>2026-01-12</TrxDt><Rsv1></Rsv1><Rsv2></Rsv2>
        <Rsv3></Rsv3></sucSpPmtReq>
    """),
    "sucSpPmtReqAck": joined("""
        <sucSpPmtReqAck><AckId>GW1</AckId><ReqId>SP99920260113020000</ReqId>
        <AckStsCode>7101</AckStsCode><AckStsDesc>Successful</AckStsDesc></sucSpPmtReqAck>
    """),
    "sucSpPmtRes": joined("""
        <sucSpPmtRes><BatchHdr><ResId>GW2</ResId><ReqId>SP99920260113020000</ReqId>
        <PayStsCode>7101</PayStsCode><PayStsDesc>Successful</PayStsDesc></BatchHdr><PmtDtls>
        <PmtTrxDtl><CustCntrNum>999990000123</CustCntrNum><GrpBillId>KK6-000123</GrpBillId>
        <SpCode>SP999</SpCode><BillId>KK6-000123</BillId><BillCtrNum>999990000123</BillCtrNum>
        <PspCode>PSP006</PspCode><PspName>NMB</PspName><TrxId>TX1</TrxId>
        <PayRefId>9990001</PayRefId><BillAmt>400000.00</BillAmt><PaidAmt>400000.00</PaidAmt>
        <BillPayOpt>3</BillPayOpt><Ccy>TZS</Ccy><CollAccNum>0150000000000</CollAccNum>
        <TrxDtTm>2026-01-12T10:11:12</TrxDtTm><UsdPayChnl>MOB</UsdPayChnl>
        <TrdPtyTrxId>R1</TrdPtyTrxId><QtRefId></QtRefId><PyrCellNum>255700000000</PyrCellNum>
        <PyrEmail></PyrEmail><PyrName>Asha Juma</PyrName><Rsv1></Rsv1><Rsv2></Rsv2><Rsv3></Rsv3>
        </PmtTrxDtl></PmtDtls></sucSpPmtRes>
    """),
    "sucSpPmtResAck": joined("""
        <sucSpPmtResAck><AckId>SP3</AckId><ResId>GW2</ResId><AckStsCode>7101</AckStsCode>
        </sucSpPmtResAck>
    """),
}
